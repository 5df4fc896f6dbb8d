import { useCallback, useState } from 'react';
import type { CellGrid } from './cell-grid';
import type { PickerChoice, PickerGroup, PickerRow } from './picker-rows';

type HasDefinition = Pick<PickerChoice, 'definitionId'>;

/** The element id of a choice's cell. */
export const cellId = ({ definitionId }: HasDefinition): string => `choice-${definitionId}`;

/** The element id of the last pill of a row, which opens the rest. */
export const moreId = ({ definitionId }: HasDefinition): string => `more-${definitionId}`;

/** For a row, by the definition id of its system presence: the indexes of the secondaries that are pills. Absent: all. */
export type PillFits = Readonly<Record<string, readonly number[]>>;

/** The secondaries of a row that are pills in it, and those that the last pill opens. */
export function splitSecondaries(
  row: PickerRow,
  fits: PillFits,
): { readonly pills: readonly PickerChoice[]; readonly rest: readonly PickerChoice[] } {
  const shown = fits[row.choice.definitionId];
  if (shown === undefined) return { pills: row.secondaries, rest: [] };
  return {
    pills: row.secondaries.filter((_, index) => shown.includes(index)),
    rest: row.secondaries.filter((_, index) => !shown.includes(index)),
  };
}

/** True when nothing in the row can be chosen: its reason then stands where the pills would. */
export const isRowRefused = ({ choice, secondaries }: PickerRow): boolean =>
  choice.refusal !== null && secondaries.every(({ refusal }) => refusal !== null);

/**
 * The cells as they stand on the screen, for the arrow keys.
 *
 * @param opened the row whose last pill is open: the rest stands under it, a row each.
 */
export function gridOf(groups: readonly PickerGroup[], fits: PillFits, opened: string | null): CellGrid {
  return groups.flat().flatMap((row) => {
    const { choice } = row;
    if (isRowRefused(row)) return [[cellId(choice)]];
    const { pills, rest } = splitSecondaries(row, fits);
    const cells = [cellId(choice), ...pills.map(cellId), ...(rest.length > 0 ? [moreId(choice)] : [])];
    return opened === choice.definitionId ? [cells, ...rest.map((secondary) => [cellId(secondary)])] : [cells];
  });
}

/** Keeps which pills fit in each row, as the rows report it. */
export function usePillFit(): {
  readonly fits: PillFits;
  readonly onFit: (rowId: string, shown: readonly number[]) => void;
} {
  const [fits, setFits] = useState<PillFits>({});
  const onFit = useCallback((rowId: string, shown: readonly number[]) => {
    setFits((before) => (before[rowId]?.join() === shown.join() ? before : { ...before, [rowId]: shown }));
  }, []);
  return { fits, onFit };
}
