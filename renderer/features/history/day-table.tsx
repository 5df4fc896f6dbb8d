import { useMemo, useState } from 'react';
import { formatClockTimeWithSeconds } from '../../../shared/format';
import type { HistoryAnswer } from '../../../shared/history/answer';
import { historyDays } from '../../../shared/history/days';
import { formatTableDuration } from '../../../shared/history/format';
import { lengthMs } from '../../../shared/history/interval';
import type { HistoryPart } from '../../../shared/history/parts';
import { definitionNames, tableDays } from '../../../shared/history/table-rows';
import type { TableRow } from '../../../shared/history/table-rows';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import './day-table.css';

/** A year has thousands of rows: a window of them at a time keeps the page light. */
const DAYS_AT_ONCE = 31;

const HOUR_MS = 3_600_000;

export interface DayTableProps {
  readonly answer: HistoryAnswer;
  readonly parts: readonly HistoryPart[];
  readonly isShown: (part: HistoryPart) => boolean;
  /** All days at once, for paper. */
  readonly isWhole?: boolean;
}

/** The history as a table: a section for each local day, the newest first; what happened on it in its order. */
export function DayTable({ answer, parts, isShown, isWhole = false }: DayTableProps) {
  const { translator } = useApp();
  const [shownDays, setShownDays] = useState(isWhole ? Infinity : DAYS_AT_ONCE);
  const { startAt, timeZone, definitions } = answer;
  const days = useMemo(
    () => historyDays({ startAt, endAt: parts.at(-1)?.endAt ?? startAt }, parts, timeZone),
    [parts, startAt, timeZone],
  );
  const lengths = new Map(days.map((day) => [day.date, lengthMs(day) / HOUR_MS]));
  const visible = days.slice(-shownDays).map((day) => ({ ...day, parts: day.parts.filter(isShown) }));
  const left = days.length - visible.length;
  return (
    <>
      <table className="day-table">
        <thead>
          <tr>
            {(['status', 'from', 'to', 'lasted', 'cause', 'note'] as const).map((column) => (
              <th key={column} scope="col">
                {translator.text(`history.table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {tableDays(translator, visible, definitionNames(definitions)).map(({ date, rows }) => (
          <tbody key={date}>
            <tr className="day-head">
              <th scope="rowgroup" colSpan={6}>
                <DayName date={date} hours={lengths.get(date) ?? 24} />
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={row.startAt} row={row} timeZone={timeZone} />
            ))}
          </tbody>
        ))}
      </table>
      {left > 0 && (
        <Button look="standard" onClick={() => setShownDays(shownDays + DAYS_AT_ONCE)}>
          {translator.text('history.table.more', { count: Math.min(left, DAYS_AT_ONCE) })}
        </Button>
      )}
    </>
  );
}

/** `Thursday, 22 October 2026`, and how long it was where the clocks changed. */
function DayName({ date, hours }: { readonly date: string; readonly hours: number }) {
  const { translator } = useApp();
  const format = new Intl.DateTimeFormat(translator.locale, { dateStyle: 'full', timeZone: 'UTC' });
  return (
    <>
      {format.format(Date.parse(`${date}T12:00:00Z`))}
      {hours !== 24 && (
        <span className="day-length" title={translator.text('history.table.hours-why', { hours })}>
          {translator.text('history.table.hours', { hours })}
        </span>
      )}
    </>
  );
}

function Row({ row, timeZone }: { readonly row: TableRow; readonly timeZone: string }) {
  const { translator } = useApp();
  const time = (at: number): string => formatClockTimeWithSeconds(at, translator.locale, timeZone);
  return (
    <tr data-presence={row.key}>
      <td>
        <span className="day-status">
          <Glyph name={row.key === 'gap' ? 'unknown' : row.key} />
          <span>{row.status}</span>
          {row.secondary !== '' && <span className="day-secondary">{row.secondary}</span>}
        </span>
      </td>
      <td>{time(row.startAt)}</td>
      <td>{row.isOpen ? translator.text('history.table.ongoing') : time(row.endAt)}</td>
      <td>{formatTableDuration(row.lengthMs)}</td>
      <td>{row.cause}</td>
      <td className="selectable">{row.note}</td>
    </tr>
  );
}
