import { memo, useMemo } from 'react';
import { formatSpokenDuration } from '../../../shared/format';
import { formatColumnDuration, formatShare } from '../../../shared/history/format';
import type { HistoryPart } from '../../../shared/history/parts';
import type { TotalKey } from '../../../shared/history/totals';
import { totalKeyOf, totalsOf } from '../../../shared/history/totals';
import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import './totals-table.css';

export interface TotalsTableProps {
  readonly parts: readonly HistoryPart[];
  readonly hidden: ReadonlySet<TotalKey>;
  readonly onToggle: (key: TotalKey) => void;
}

/** The legend and the totals in one: each row is a switch that takes its kind of presence out of what is shown. */
export const TotalsTable = memo(function TotalsTable({ parts, hidden, onToggle }: TotalsTableProps) {
  const { translator } = useApp();
  const { rows } = useMemo(() => totalsOf(parts), [parts]);
  const shown = useMemo(() => totalsOf(parts.filter((part) => !hidden.has(totalKeyOf(part)))), [parts, hidden]);
  const none = translator.text('history.totals.none');
  return (
    <table className="totals-table">
      <caption className="unseen">{translator.text('history.totals')}</caption>
      <thead>
        <tr>
          {(['status', 'total', 'share', 'count', 'longest'] as const).map((column) => (
            <th key={column} scope="col">
              {translator.text(`history.totals.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const share = shown.rows.find(({ key }) => key === row.key)?.share ?? null;
          const isHidden = hidden.has(row.key);
          return (
            <tr key={row.key} className={isHidden ? 'is-hidden' : undefined} data-presence={row.key}>
              <th scope="row">
                <button type="button" aria-pressed={!isHidden} onClick={() => onToggle(row.key)}>
                  <span className="totals-swatch">
                    <Glyph name={row.key === 'gap' ? 'unknown' : row.key} />
                  </span>
                  {row.key === 'gap' ? translator.text('history.totals.gap') : translator.text(`presence.${row.key}`)}
                </button>
              </th>
              <td aria-label={formatSpokenDuration(translator, row.totalMs)}>{formatColumnDuration(row.totalMs)}</td>
              <td>{share === null ? none : formatShare(translator, share)}</td>
              <td>{row.count}</td>
              <td aria-label={formatSpokenDuration(translator, row.longestMs)}>
                {formatColumnDuration(row.longestMs)}
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{translator.text('history.totals.signed-in')}</th>
          <td aria-label={formatSpokenDuration(translator, shown.signedInMs)}>
            {formatColumnDuration(shown.signedInMs)}
          </td>
          <td />
          <td />
          <td />
        </tr>
      </tfoot>
    </table>
  );
});
