import { useMemo, useState } from 'react';
import type { HistoryAnswer } from '../../../shared/history/answer';
import { untilNow } from '../../../shared/history/days';
import type { TotalKey } from '../../../shared/history/totals';
import { totalKeyOf } from '../../../shared/history/totals';
import { useApp } from '../../app-context';
import { DayTable } from './day-table';
import { HistorySourceLine } from './history-source-line';
import { TotalsTable } from './totals-table';

export interface HistoryBodyProps {
  readonly answer: HistoryAnswer;
  readonly now: number;
  readonly onRefresh: () => void;
}

/** What a range holds: where it comes from, its days, and their totals beside them. */
export function HistoryBody({ answer, now, onRefresh }: HistoryBodyProps) {
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
