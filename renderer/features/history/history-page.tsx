import { useEffect, useMemo, useState } from 'react';
import { localDayOf } from '../../../shared/history/zone';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import { RequestRefused } from '../request-refused';
import { HistoryBody } from './history-body';
import type { HistoryRange } from './history-range';
import { intervalOf } from './history-range';
import { HistoryToolbar } from './history-toolbar';
import { useHistory } from './use-history';
import './history-page.css';

const timeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The history window: a range of days as a table, its totals beside it, and the way to files. */
export function HistoryPage() {
  const { snapshot, refusedWith, translator } = useApp();
  const now = useNow(0);
  const [chosen, setChosen] = useState<HistoryRange>('14');
  /** Where the body puts what is done with the days: beside the ranges, which are there before anything is known. */
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const today = localDayOf(now, timeZone()).startAt;
  const range = useMemo(() => intervalOf(chosen, today, timeZone()), [chosen, today]);
  const { answer, refresh } = useHistory(range);
  useEffect(() => {
    document.title = translator.text('history.title');
  }, [translator]);
  return (
    <div className="history-page">
      <HistoryToolbar {...{ chosen, range, today }} timeZone={timeZone()} onChoose={setChosen} onPlace={setPlace} />
      {refusedWith !== null && <RequestRefused code={refusedWith} />}
      {answer !== null && <HistoryBody {...{ answer, range, now, place }} onRefresh={refresh} />}
      {snapshot.session.state !== 'signed-in' && (
        <p className="history-empty">{translator.text('history.signed-out')}</p>
      )}
    </div>
  );
}
