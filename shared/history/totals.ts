import type { SystemPresence } from '../presence/system-presence';
import type { HistoryPart } from './parts';
import { lengthMs } from './interval';

/** What a row of totals is about. */
export type TotalKey = SystemPresence | 'gap';

/** What is known of all parts of one kind. */
export interface Total {
  /** Milliseconds. */
  readonly totalMs: number;
  /** How many there are; one that goes on over midnight is one. */
  readonly count: number;
  /** The longest of them, in milliseconds. */
  readonly longestMs: number;
}

export interface DefinitionTotal extends Total {
  readonly definitionId: string;
}

export interface TotalsRow extends Total {
  readonly key: TotalKey;
  /** Part of the time signed in, 0 to 1. Null for Offline and for gaps, which are no part of it, and when there is none. */
  readonly share: number | null;
  /** By definition, the longest total first. Empty for gaps. */
  readonly definitions: readonly DefinitionTotal[];
}

export interface Totals {
  /** In the order of the picker; only what occurs. */
  readonly rows: readonly TotalsRow[];
  /** Milliseconds with any presence but Offline. */
  readonly signedInMs: number;
  /** Milliseconds of all parts. */
  readonly wholeMs: number;
}

const none: Total = { totalMs: 0, count: 0, longestMs: 0 };

/** The order of rows: work, rest, absence, and what is not known. */
export const totalKeys: readonly TotalKey[] = [
  'on_queue',
  'available',
  'busy',
  'break',
  'meal',
  'meeting',
  'training',
  'away',
  'idle',
  'offline',
  'unknown',
  'gap',
];

export const totalKeyOf = (part: HistoryPart): TotalKey => (part.kind === 'gap' ? 'gap' : part.systemPresence);

/** Whether the agent is at work or on a rest from it: anything but Offline, and known. */
export const isSignedIn = (key: TotalKey): boolean => key !== 'offline' && key !== 'gap';

const including = (total: Total, part: HistoryPart): Total => ({
  totalMs: total.totalMs + lengthMs(part),
  count: total.count + 1,
  longestMs: Math.max(total.longestMs, lengthMs(part)),
});

/**
 * Totals of the parts of a history, every part counted however short it is.
 *
 * @param parts merged and clipped to what is visible, so that what touches counts once.
 */
export function totalsOf(parts: readonly HistoryPart[]): Totals {
  const byKey = new Map<TotalKey, Total>();
  const byDefinition = new Map<TotalKey, Map<string, Total>>();
  for (const part of parts) {
    const key = totalKeyOf(part);
    byKey.set(key, including(byKey.get(key) ?? none, part));
    if (part.kind === 'gap') continue;
    const definitions = byDefinition.get(key) ?? new Map<string, Total>();
    definitions.set(part.definitionId, including(definitions.get(part.definitionId) ?? none, part));
    byDefinition.set(key, definitions);
  }
  const sum = (keys: readonly TotalKey[]): number =>
    keys.reduce((total, key) => total + (byKey.get(key)?.totalMs ?? 0), 0);
  const signedInMs = sum(totalKeys.filter(isSignedIn));
  const rows = totalKeys.flatMap((key): TotalsRow[] => {
    const total = byKey.get(key);
    if (total === undefined) return [];
    const share = isSignedIn(key) && signedInMs > 0 ? total.totalMs / signedInMs : null;
    const definitions = [...(byDefinition.get(key) ?? [])]
      .map(([definitionId, each]): DefinitionTotal => ({ definitionId, ...each }))
      .sort((one, other) => other.totalMs - one.totalMs);
    return [{ key, ...total, share, definitions }];
  });
  return { rows, signedInMs, wholeMs: sum(totalKeys) };
}
