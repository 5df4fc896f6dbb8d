import type { Translator } from '../i18n';
import type { HistoryAnswer } from './answer';
import { isoTimeAsLived } from './iso-time';
import type { HistoryPart } from './parts';
import { zoneAt } from './recorded-zones';
import { definitionNames, partCause, partName } from './table-rows';

/** Excel takes a file for UTF-8 only with it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet may take for a formula: the note of a change is whatever somebody wrote. */
const formulaStart = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/;

/** A cell that stays text in any spreadsheet, quoted as RFC 4180 wants. */
export function csvCell(text: string): string {
  const harmless = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Whole seconds of the clock; the difference of two adds up over neighbours exactly. */
const wholeSeconds = (at: number): number => Math.floor(at / 1_000);

const columns = [
  'start',
  'end',
  'time-zone',
  'seconds',
  'presence',
  'status',
  'definition',
  'cause',
  'note',
  'ongoing',
] as const;

/**
 * A history for a spreadsheet: a line for each part, gaps too. Times are ISO 8601 with the offset of then, to the second; the lengths
 * in seconds add up to the whole. The running part has no end.
 */
export function historyToCsv(translator: Translator, answer: HistoryAnswer): string {
  const iso = isoTimeAsLived(answer);
  const names = definitionNames(answer.definitions);
  const line = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
  const cellsOf = (part: HistoryPart): Record<(typeof columns)[number], string> => {
    const { status, secondary } = partName(translator, part, names);
    const isOpen = part.kind === 'presence' && part.isOpen;
    return {
      start: iso(part.startAt),
      end: isOpen ? '' : iso(part.endAt),
      'time-zone': zoneAt(answer, part.startAt),
      seconds: String(wholeSeconds(part.endAt) - wholeSeconds(part.startAt)),
      presence: part.kind === 'gap' ? '' : part.systemPresence,
      status: secondary === '' ? status : secondary,
      definition: part.kind === 'gap' ? '' : part.definitionId,
      cause: partCause(translator, part),
      note: part.kind === 'gap' ? '' : part.note,
      ongoing: translator.text(isOpen ? 'history.csv.yes' : 'history.csv.no'),
    };
  };
  const head = line(columns.map((column) => translator.text(`history.csv.${column}`)));
  const body = answer.parts.map((part) => {
    const cells = cellsOf(part);
    return line(columns.map((column) => cells[column]));
  });
  return BYTE_ORDER_MARK + head + body.join('');
}
