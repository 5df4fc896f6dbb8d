import { useEffect, useId, useMemo, useState } from 'react';
import { localDayOf } from '../../../shared/history/zone';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/segmented';
import { RequestRefused } from '../request-refused';
import { HistoryBody } from './history-body';
import type { HistoryRange } from './history-range';
import { historyRanges, intervalOf } from './history-range';
import { useHistory } from './use-history';
import './history-page.css';

const timeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The history window: a range of days as a table, its totals beside it, and the way to files. */
export function HistoryPage() {
  const { client, snapshot, refusedWith, translator } = useApp();
  const now = useNow(0);
  const [chosen, setChosen] = useState<HistoryRange>('14');
  const rangeId = useId();
  const today = localDayOf(now, timeZone()).startAt;
  const range = useMemo(() => intervalOf(chosen, today, timeZone()), [chosen, today]);
  const { answer, refresh } = useHistory(range);
  useEffect(() => {
    document.title = translator.text('history.title');
  }, [translator]);
  return (
    <div className="history-page">
      <header className="history-tools" data-area>
        <h1>{translator.text('history.heading')}</h1>
        <span id={rangeId} className="unseen">
          {translator.text('history.range')}
        </span>
        <Segmented
          labelledBy={rangeId}
          value={chosen}
          choices={historyRanges.map((value) => ({ value, label: translator.text(`history.range.${value}`) }))}
          onChoose={setChosen}
        />
        <span className="history-actions">
          <Button look="quiet" onClick={refresh}>
            {translator.text('history.refresh')}
          </Button>
          {(['csv', 'json'] as const).map((format) => (
            <Button key={format} look="standard" onClick={() => void client.send('history.export', { range, format })}>
              {translator.text(`history.export.${format}`)}
            </Button>
          ))}
        </span>
      </header>
      {refusedWith !== null && <RequestRefused code={refusedWith} />}
      {snapshot.session.state === 'signed-in' ? (
        answer !== null && <HistoryBody answer={answer} now={now} onRefresh={refresh} />
      ) : (
        <p className="history-empty">{translator.text('history.signed-out')}</p>
      )}
    </div>
  );
}
