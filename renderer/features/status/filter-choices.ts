import type { PickerChoice, PickerGroup } from './picker-rows';

/** A choice whose name holds what was typed. */
export interface FilterHit {
  readonly choice: PickerChoice;
  /** The row it stands in, for a secondary. */
  readonly parentLabel: string | null;
  /** Where in the label the match is, as for `String.prototype.slice`. */
  readonly match: readonly [start: number, end: number];
}

/**
 * The choices whose names hold the query, whatever its case and accents: first those that begin with it, then those of
 * which a word does, then the rest; in menu order among equals.
 */
export function filterChoices(groups: readonly PickerGroup[], query: string): readonly FilterHit[] {
  const hits: { hit: FilterHit; rank: number }[] = [];
  const consider = (choice: PickerChoice, parentLabel: string | null): void => {
    const found = findFolded(choice.label, query);
    if (found !== null) hits.push({ hit: { choice, parentLabel, match: found.match }, rank: found.rank });
  };
  for (const { choice, secondaries } of groups.flat()) {
    consider(choice, null);
    for (const secondary of secondaries) consider(secondary, choice.label);
  }
  return hits.sort((one, other) => one.rank - other.rank).map(({ hit }) => hit);
}

export function countChoices(groups: readonly PickerGroup[]): number {
  return groups.flat().reduce((sum, row) => sum + 1 + row.secondaries.length, 0);
}

interface Folded {
  readonly text: string;
  /** For each unit of the folded text, the index in the original that it came from. */
  readonly origins: readonly number[];
}

/** Lower case without accents: `Überstunden` is found by `uber`. */
function fold(original: string): Folded {
  let text = '';
  const origins: number[] = [];
  let index = 0;
  for (const character of original) {
    const folded = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) origins.push(index);
    index += character.length;
  }
  return { text, origins };
}

function findFolded(label: string, query: string): { match: readonly [number, number]; rank: number } | null {
  const { text, origins } = fold(label);
  const wanted = fold(query.trim()).text;
  if (wanted === '') return null;
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((word) => word.index);
  const atWord = words.find((start) => text.startsWith(wanted, start));
  const start = text.startsWith(wanted) ? 0 : (atWord ?? text.indexOf(wanted));
  if (start < 0) return null;
  const rank = start === 0 ? 0 : atWord === undefined ? 2 : 1;
  return { match: [origins[start] ?? 0, origins[start + wanted.length] ?? label.length], rank };
}
