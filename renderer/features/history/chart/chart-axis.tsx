import { formatClockTime } from '../../../../shared/format';
import { useApp } from '../../../app-context';
import type { AxisMark } from './axis-marks';
import { formatMark } from './clock-words';

export interface ChartAxisProps {
  readonly marks: readonly AxisMark[];
  readonly timeZone: string;
  /** Where the line of the present stands, in CSS pixels from the left edge; null where it is not in view. */
  readonly nowPx: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The time of day above all rows; it stays while they are scrolled. */
export function ChartAxis({ marks, timeZone, nowPx, now }: ChartAxisProps) {
  const { translator } = useApp();
  return (
    <div className="chart-axis" aria-hidden="true">
      <div className="chart-hours">
        {marks.map(({ minutes, px }) => (
          <span key={minutes} style={{ left: px }}>
            {formatMark(minutes, translator.locale)}
          </span>
        ))}
        {nowPx !== null && (
          <span className="chart-now" style={{ left: nowPx }}>
            {formatClockTime(now, translator.locale, timeZone)}
          </span>
        )}
      </div>
      <span className="chart-total">{translator.text('history.chart.total')}</span>
    </div>
  );
}
