import { z } from 'zod';
import { routingStatuses } from '../snapshot/standing';
import type { HistoryAnswer } from './answer';
import { historyAnswerSchema } from './answer';
import { gapPartSchema, presencePartSchema } from './parts';
import type { HistoryPart, PresencePart } from './parts';

/** What parts say besides their times; few of them differ. */
const sayingSchema = z.discriminatedUnion('kind', [
  presencePartSchema.omit({ startAt: true, endAt: true }),
  gapPartSchema.omit({ startAt: true, endAt: true }),
]);
type Saying = z.infer<typeof sayingSchema>;

/** The start and the end of each, one after the other, in epoch milliseconds. */
const times = z.instanceof(Float64Array);

const isWhole = (stretches: number, packed: { times: Float64Array; of: Uint16Array | Uint8Array }): boolean =>
  packed.times.length === 2 * packed.of.length && packed.of.every((index) => index < stretches);

/**
 * An answer as it crosses from main to a window. A year is 36,500 parts: as objects they cost more time on the way than
 * everything else on both sides of it; as numbers, and the few things that they say, next to none.
 */
export const packedAnswerSchema = z.strictObject({
  ...historyAnswerSchema.shape,
  parts: z
    .strictObject({ times, of: z.instanceof(Uint16Array), sayings: z.array(sayingSchema) })
    .refine((packed) => isWhole(packed.sayings.length, packed)),
  routing: z
    .strictObject({ times, of: z.instanceof(Uint8Array) })
    .refine((packed) => isWhole(routingStatuses.length, packed)),
});
export type PackedAnswer = z.infer<typeof packedAnswerSchema>;

/** As many different things as an index of 16 bits tells apart. Every further note is left out: the parts stay. */
const MOST_SAYINGS = 65_535;

export function packAnswer(answer: HistoryAnswer): PackedAnswer {
  const { parts, routing } = answer;
  const sayings: Saying[] = [];
  const known = new Map<string, number>();
  /** By their definition: those of which the cloud alone told, which are most. */
  const plain = new Map<string, number>();
  const indexOf = (part: HistoryPart): number => {
    if (!isPlain(part)) return indexOfSaying(part);
    const found = plain.get(part.definitionId);
    if (found !== undefined && isOf(sayings[found], part)) return found;
    const index = indexOfSaying(part);
    plain.set(part.definitionId, index);
    return index;
  };
  const indexOfSaying = (part: HistoryPart): number => {
    const key = keyOf(part);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (sayings.length >= MOST_SAYINGS && part.kind === 'presence' && part.note !== '') {
      return indexOfSaying({ ...part, note: '' });
    }
    const { startAt: _startAt, endAt: _endAt, ...saying } = part;
    known.set(key, sayings.push(saying) - 1);
    return sayings.length - 1;
  };
  return {
    ...answer,
    parts: { times: timesOf(parts), of: Uint16Array.from(parts, indexOf), sayings },
    routing: { times: timesOf(routing), of: Uint8Array.from(routing, ({ status }) => routingStatuses.indexOf(status)) },
  };
}

const isPlain = (part: HistoryPart): part is PresencePart =>
  part.kind === 'presence' && part.cause === null && part.note === '' && !part.isOpen;

const isOf = (saying: Saying | undefined, { systemPresence }: PresencePart): boolean =>
  saying?.kind === 'presence' && saying.systemPresence === systemPresence;

export function unpackAnswer(packed: PackedAnswer): HistoryAnswer {
  const { parts, routing } = packed;
  return {
    ...packed,
    parts: Array.from(parts.of, (saying, index) => partOf(parts.sayings[saying], parts.times, index)),
    routing: Array.from(routing.of, (status, index) => ({
      startAt: startAt(routing.times, index),
      endAt: endAt(routing.times, index),
      status: routingStatuses[status] ?? 'unknown',
    })),
  };
}

/** Field by field: to spread an object takes twenty times as long, and there are 36,500. */
function partOf(saying: Saying | undefined, times: Float64Array, index: number): HistoryPart {
  const [from, to] = [startAt(times, index), endAt(times, index)];
  if (saying?.kind !== 'presence') {
    return {
      kind: 'gap',
      startAt: from,
      endAt: to,
      reason: saying?.reason ?? 'not-recorded',
    };
  }
  const { definitionId, systemPresence, cause, note, isOpen } = saying;
  return {
    kind: 'presence',
    startAt: from,
    endAt: to,
    definitionId,
    systemPresence,
    cause,
    note,
    isOpen,
  };
}

const startAt = (times: Float64Array, index: number): number => times[2 * index] ?? 0;
const endAt = (times: Float64Array, index: number): number => times[2 * index + 1] ?? 0;

function timesOf(
  stretches: readonly { readonly startAt: number; readonly endAt: number }[],
): Float64Array<ArrayBuffer> {
  const all = new Float64Array(2 * stretches.length);
  let at = 0;
  for (const { startAt, endAt } of stretches) {
    all[at] = startAt;
    all[at + 1] = endAt;
    at += 2;
  }
  return all;
}

const keyOf = (part: HistoryPart): string =>
  part.kind === 'gap'
    ? part.reason
    : `${part.definitionId} ${part.systemPresence} ${part.isOpen} ${part.cause === null ? '' : JSON.stringify(part.cause)} ${part.note}`;
