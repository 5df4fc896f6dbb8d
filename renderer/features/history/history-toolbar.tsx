import { useId } from 'react';
import type { Interval } from '../../../shared/history/interval';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
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
  readonly onRefresh: () => void;
}

/** Which days are shown, others to choose, and the ways to files. */
export function HistoryToolbar({ chosen, range, today, timeZone, onChoose, onRefresh }: HistoryToolbarProps) {
  const { client, translator } = useApp();
  const rangeId = useId();
  return (
    <header className="history-tools" data-area>
      <h1>{translator.text('history.heading')}</h1>
      <p className="history-shown">{formatDays(range, translator.locale, timeZone)}</p>
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
      <span className="history-actions">
        <Button
          look="quiet"
          aria-label={translator.text('history.refresh')}
          title={translator.text('history.refresh')}
          onClick={onRefresh}
        >
          <Glyph name="retry" />
        </Button>
        {(['csv', 'json'] as const).map((format) => (
          <Button
            key={format}
            look="standard"
            aria-label={translator.text(`history.export.${format}`)}
            title={translator.text(`history.export.${format}`)}
            onClick={() => void client.send('history.export', { range, format })}
          >
            {translator.text(`history.export.short.${format}`)}
          </Button>
        ))}
      </span>
    </header>
  );
}
