import type { HistoryPart } from './parts';

const isSame = (one: HistoryPart, other: HistoryPart): boolean =>
  one.kind === 'presence'
    ? other.kind === 'presence' && one.definitionId === other.definitionId
    : other.kind === 'gap' && one.reason === other.reason;

/**
 * One part instead of several that touch and say the same: the cloud splits a presence where a note or a page ends. What
 * it began with (cause and note) stays; where the first does not know its cause, the next that does tells it.
 *
 * @param parts ascending.
 */
export function mergeEqual<Part extends HistoryPart>(parts: readonly Part[]): readonly Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last === undefined || last.endAt !== part.startAt || !isSame(last, part)) merged.push(part);
    else merged[merged.length - 1] = joined(last, part);
  }
  return merged;
}

function joined<Part extends HistoryPart>(first: Part, second: Part): Part {
  if (first.kind === 'gap' || second.kind === 'gap') return { ...first, endAt: second.endAt };
  return {
    ...first,
    endAt: second.endAt,
    cause: first.cause ?? second.cause,
    note: first.note === '' ? second.note : first.note,
    isOpen: second.isOpen,
  };
}
