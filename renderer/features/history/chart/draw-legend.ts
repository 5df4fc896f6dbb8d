import { formatColumnDuration, formatShare } from '../../../../shared/history/format';
import type { RoutingPart } from '../../../../shared/history/parts';
import type { TotalKey, Totals, TotalsRow } from '../../../../shared/history/totals';
import type { Translator } from '../../../../shared/i18n';
import { drawStatus } from './draw-band';
import type { Brush } from './draw-segment';
import { drawPart } from './draw-segment';

const ENTRY_WIDTH_PX = 236;
const ENTRY_HEIGHT_PX = 24;
const SWATCH_PX = 26;

const bandStatuses = ['interacting', 'communicating', 'idle', 'not_responding'] as const;

/** What of the band occurs. */
const statusesIn = (routing: readonly RoutingPart[]): readonly (typeof bandStatuses)[number][] =>
  bandStatuses.filter((status) => routing.some((part) => part.status === status));

const perLine = (widthPx: number): number => Math.max(1, Math.floor(widthPx / ENTRY_WIDTH_PX));

const linesFor = (entries: number, widthPx: number): number => Math.ceil(entries / perLine(widthPx));

export const legendHeight = (totals: Totals, routing: readonly RoutingPart[], widthPx: number): number =>
  (linesFor(totals.rows.length + 1, widthPx) + linesFor(statusesIn(routing).length, widthPx)) * ENTRY_HEIGHT_PX;

/** How each presence and each routing status is drawn, and how long each presence held. */
export function drawLegend(
  brush: Brush,
  translator: Translator,
  totals: Totals,
  routing: readonly RoutingPart[],
  widthPx: number,
): void {
  const { context, colours } = brush;
  context.font = `400 12px ${colours.fontFamily}`;
  context.textBaseline = 'middle';
  const columns = perLine(widthPx);
  const cell = (index: number): { left: number; middle: number } => ({
    left: (index % columns) * ENTRY_WIDTH_PX,
    middle: (Math.floor(index / columns) + 0.5) * ENTRY_HEIGHT_PX,
  });
  const write = (text: string, index: number): void => {
    const { left, middle } = cell(index);
    context.fillStyle = colours.text;
    context.textBaseline = 'middle';
    context.fillText(text, left + SWATCH_PX + 8, middle);
  };
  for (const [index, row] of totals.rows.entries()) {
    const { left, middle } = cell(index);
    drawPart(brush, sampleOf(row.key), { left, right: left + SWATCH_PX, middle, widthPx }, noLabel);
    write(`${nameOf(translator, row.key)}  ${lengthOf(translator, row)}`, index);
  }
  const last = totals.rows.length;
  write(`${translator.text('history.totals.signed-in')}  ${formatColumnDuration(totals.signedInMs)}`, last);
  const firstBand = linesFor(last + 1, widthPx) * columns;
  for (const [at, status] of statusesIn(routing).entries()) {
    const { left, middle } = cell(firstBand + at);
    drawStatus(brush, status, left, left + SWATCH_PX, middle - brush.measures.bandPx / 2);
    write(translator.text(`routing.${status}`), firstBand + at);
  }
}

const noLabel = { text: '', isSecondary: false };

const nameOf = (translator: Translator, key: TotalKey): string =>
  key === 'gap' ? translator.text('history.totals.gap') : translator.text(`presence.${key}`);

/** `62:39 · 70 %`. */
function lengthOf(translator: Translator, { totalMs, share }: TotalsRow): string {
  const length = formatColumnDuration(totalMs);
  return share === null ? length : `${length} · ${formatShare(translator, share)}`;
}

const sampleOf = (key: TotalKey) =>
  key === 'gap'
    ? ({ kind: 'gap', startAt: 0, endAt: 1, reason: 'not-recorded' } as const)
    : ({
        kind: 'presence',
        ...{ startAt: 0, endAt: 1, definitionId: key, systemPresence: key, cause: null, note: '', isOpen: false },
      } as const);
