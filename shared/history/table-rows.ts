import { formatCause } from '../format';
import type { Translator } from '../i18n';
import type { HistoryDay } from './days';
import { lengthMs } from './interval';
import type { HistoryDefinition, HistoryPart } from './parts';
import type { TotalKey } from './totals';
import { totalKeyOf } from './totals';

/** One line of the table: a part of a day, in the words of the chart. */
export interface TableRow {
  readonly key: TotalKey;
  /** `Busy`, `Not recorded`. */
  readonly status: string;
  /** The secondary presence under it: `After-call admin`; empty when it is the system presence itself. */
  readonly secondary: string;
  /** Epoch milliseconds. */
  readonly startAt: number;
  readonly endAt: number;
  readonly lengthMs: number;
  /** Empty for gaps. */
  readonly cause: string;
  readonly note: string;
  readonly isOpen: boolean;
}

export interface TableDay {
  /** `2026-10-25`. */
  readonly date: string;
  /** In the order in which they happened. */
  readonly rows: readonly TableRow[];
}

export type DefinitionNames = ReadonlyMap<string, HistoryDefinition>;

export const definitionNames = (definitions: readonly HistoryDefinition[]): DefinitionNames =>
  new Map(definitions.map((each) => [each.definitionId, each]));

/** What a part is called: the system presence, or why there is a gap; and the secondary presence under it, if it is one. */
export function partName(
  translator: Translator,
  part: HistoryPart,
  names: DefinitionNames,
): { readonly status: string; readonly secondary: string } {
  if (part.kind === 'gap') return { status: translator.text(`history.gap.${part.reason}`), secondary: '' };
  const named = names.get(part.definitionId);
  const general = translator.text(`presence.${part.systemPresence}`);
  if (named === undefined) return { status: general, secondary: '' };
  return named.isSystemDefault ? { status: named.label, secondary: '' } : { status: general, secondary: named.label };
}

/** Who made a part, as a sentence; empty for gaps. */
export function partCause(translator: Translator, part: HistoryPart): string {
  if (part.kind === 'gap') return '';
  return part.cause === null ? translator.text('history.cause.unknown') : formatCause(translator, part.cause);
}

/** The table that says the same as the chart: a section for each day, the newest first. */
export function tableDays(
  translator: Translator,
  days: readonly HistoryDay[],
  names: DefinitionNames,
): readonly TableDay[] {
  const row = (part: HistoryPart): TableRow => ({
    key: totalKeyOf(part),
    ...partName(translator, part, names),
    startAt: part.startAt,
    endAt: part.endAt,
    lengthMs: lengthMs(part),
    cause: partCause(translator, part),
    note: part.kind === 'gap' ? '' : part.note,
    isOpen: part.kind === 'presence' && part.isOpen,
  });
  return [...days].reverse().map(({ date, parts }) => ({ date, rows: parts.map(row) }));
}
