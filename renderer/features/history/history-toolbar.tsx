import { useId } from 'react';
import type { Interval } from '../../../shared/history/interval';
import { useApp } from '../../app-context';
import { Segmented } from '../../ui/segmented';
import type { HistoryRange } from './history-range';
import { formatDays, historyRanges } from './history-range';
import { RangeButton } from './range-button';

export interface HistoryToolbarProps {
  readonly chosen: HistoryRange;
  readonly range: Interval;
  /** Epoch milliseconds at which today began. */
  readonly today: number;
  readonly timeZone: string;
  readonly onChoose: (range: HistoryRange) => void;
  /** Gives the element in which there is room for more. */
  readonly onPlace: (place: HTMLElement | null) => void;
}

/** Which days are shown, others to choose, and what is done with them. */
export function HistoryToolbar({ chosen, range, today, timeZone, onChoose, onPlace }: HistoryToolbarProps) {
  const { translator } = useApp();
  const rangeId = useId();
  const days = formatDays(range, translator.locale, timeZone);
  return (
    <header className="history-tools" data-area>
      <h1>{translator.text('history.heading')}</h1>
      <p className="history-shown one-line" title={days}>
        {formatDays(range, translator.locale, timeZone, 'medium')}
      </p>
      <span id={rangeId} className="unseen">
        {translator.text('history.range')}
      </span>
      <Segmented
        labelledBy={rangeId}
        value={typeof chosen === 'object' ? null : chosen}
        choices={historyRanges.map((value) => ({ value, label: translator.text(`history.range.${value}`) }))}
        onChoose={onChoose}
      />
      <RangeButton
        chosen={typeof chosen === 'object' ? chosen : null}
        today={today}
        timeZone={timeZone}
        onChoose={onChoose}
      />
      <div ref={onPlace} className="history-tools-place" />
    </header>
  );
}
