import { useEffect, useId, useMemo, useState } from 'react';
import type { HistoryAnswer } from '../../../shared/history/answer';
import { untilNow } from '../../../shared/history/days';
import type { TotalKey } from '../../../shared/history/totals';
import { totalKeyOf } from '../../../shared/history/totals';
import { localDayOf } from '../../../shared/history/zone';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/segmented';
import { RequestRefused } from '../request-refused';
import { DayTable } from './day-table';
import type { HistoryRange } from './history-range';
import { historyRanges, intervalOf } from './history-range';
import { HistorySourceLine } from './history-source-line';
import { TotalsTable } from './totals-table';
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

interface HistoryBodyProps {
  readonly answer: HistoryAnswer;
  readonly now: number;
  readonly onRefresh: () => void;
}

function HistoryBody({ answer, now, onRefresh }: HistoryBodyProps) {
  const { translator } = useApp();
  const [hidden, setHidden] = useState<ReadonlySet<TotalKey>>(new Set());
  const parts = useMemo(() => untilNow(answer.parts, Math.min(now, answer.endAt)), [answer, now]);
  const isEmpty = parts.every(({ kind }) => kind === 'gap');
  const toggle = (key: TotalKey): void => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  };
  return (
    <>
      <HistorySourceLine answer={answer} onRefresh={onRefresh} />
      <div className="history-main">
        <main className="history-days" tabIndex={0} aria-label={translator.text('history.heading')} data-area>
          {isEmpty && (
            <div className="history-empty">
              <h2>{translator.text('history.empty')}</h2>
              <p>{translator.text('history.empty.why')}</p>
            </div>
          )}
          {!isEmpty && <DayTable answer={answer} parts={parts} isShown={(part) => !hidden.has(totalKeyOf(part))} />}
        </main>
        <aside className="history-side" data-area>
          <TotalsTable parts={parts} hidden={hidden} onToggle={toggle} />
        </aside>
      </div>
    </>
  );
}
