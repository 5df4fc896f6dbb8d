import { memo, useMemo } from 'react';
import type { HistoryDay } from '../../../../shared/history/days';
import { formatColumnDuration } from '../../../../shared/history/format';
import { lengthMs } from '../../../../shared/history/interval';
import { useApp } from '../../../app-context';
import type { ChartRow } from './chart-rows';
import { signedInMs } from './chart-rows';
import { formatDayDate, formatDayName } from './clock-words';

const HOUR_MS = 3_600_000;

export interface ChartDaysProps {
  readonly rows: readonly ChartRow[];
  /** Height of what is drawn of a day. */
  readonly rowPx: number;
  /** `2026-10-29`. */
  readonly today: string;
}

/** The name and the total of each day, at both ends of its row. */
export function ChartDays({ rows, rowPx, today }: ChartDaysProps) {
  return (
    <div aria-hidden="true">
      {rows.map(({ day, middlePx }) => (
        <Day key={day.date} day={day} isToday={day.date === today} topPx={middlePx - rowPx / 2} heightPx={rowPx} />
      ))}
    </div>
  );
}

interface DayProps {
  readonly day: HistoryDay;
  readonly isToday: boolean;
  readonly topPx: number;
  readonly heightPx: number;
}

const Day = memo(function Day({ day, isToday, topPx, heightPx }: DayProps) {
  const { translator } = useApp();
  const { locale } = translator;
  const total = useMemo(() => signedInMs(day), [day]);
  const hours = lengthMs(day) / HOUR_MS;
  return (
    <div
      className={`chart-day${isToday ? ' is-today' : ''}${total === 0 ? ' is-free' : ''}`}
      style={{ top: topPx, height: heightPx }}
    >
      <span className="chart-day-name">
        <b>{isToday ? translator.text('history.chart.today') : formatDayName(day.date, locale)}</b>
        {!isToday && <span>{formatDayDate(day.date, locale)}</span>}
        {hours !== 24 && <span className="day-length">{translator.text('history.table.hours', { hours })}</span>}
      </span>
      <span className="chart-day-total">
        {total === 0 ? translator.text('history.totals.none') : formatColumnDuration(total)}
      </span>
    </div>
  );
});
