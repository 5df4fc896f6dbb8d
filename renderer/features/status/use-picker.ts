import type { KeyboardEvent } from 'react';
import { useEffect, useMemo, useState } from 'react';
import { useApp } from '../../app-context';
import type { Arrow, CellGrid } from './cell-grid';
import { moveInGrid } from './cell-grid';
import type { FilterHit } from './filter-choices';
import { countChoices, filterChoices } from './filter-choices';
import type { PillFits } from './picker-cells';
import { cellId, gridOf, moreId, usePillFit } from './picker-cells';
import type { PickerChoice, PickerGroup } from './picker-rows';
import { pickerGroups } from './picker-rows';

const arrows: Readonly<Record<string, Arrow>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export interface PickerState {
  readonly groups: readonly PickerGroup[];
  readonly query: string;
  /** What the filter leaves over; null while it is empty. */
  readonly hits: readonly FilterHit[] | null;
  /** Id of the marked cell. */
  readonly active: string | null;
  /** True once a key was used in the list or the filter: the marked cell then shows its ring. */
  readonly isRinged: boolean;
  /** Definition id of the row whose further secondaries are open. */
  readonly opened: string | null;
  readonly fits: PillFits;
  readonly onFit: (rowId: string, shown: readonly number[]) => void;
  readonly onType: (query: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onTake: (choice: PickerChoice) => void;
  readonly onToggle: (rowId: string) => void;
}

/** What the picker shows and does. Without a key pressed the marked cell is the choice under way, else the current one. */
export function usePicker(onChoose: (definitionId: string) => void): PickerState {
  const { client, snapshot, translator, announce } = useApp();
  const { presence } = snapshot;
  const groups = useMemo(() => pickerGroups(presence, translator), [presence, translator]);
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const { fits, onFit } = usePillFit();

  const hits = useMemo(() => (query.trim() === '' ? null : filterChoices(groups, query)), [groups, query]);
  const grid: CellGrid = hits === null ? gridOf(groups, fits, opened) : hits.map(({ choice }) => [cellId(choice)]);
  const cells = grid.flat();
  const standing = presence.wanted?.definitionId ?? presence.current?.definitionId ?? '';
  const active =
    cells.find((id) => id === marked) ??
    (hits === null ? cells.find((id) => id === cellId({ definitionId: standing })) : undefined) ??
    cells[0] ??
    null;

  const show = (nextQuery: string): void => {
    setQuery(nextQuery);
    setMarked(null);
    setOpened(null);
  };
  useEffect(() => client.onShown(() => show('')), [client]);

  const onType = (text: string): void => {
    show(text);
    if (text.trim() === '') return;
    const shown = filterChoices(groups, text).length;
    const count =
      shown === 0
        ? translator.text('filter.nothing', { query: text.trim() })
        : translator.text('filter.count', { shown, all: countChoices(groups) });
    announce(count, 'polite');
  };
  const onTake = (choice: PickerChoice): void => {
    if (choice.refusal !== null) {
      announce(translator.text('picker.refused', { label: choice.label, reason: choice.refusal }), 'polite');
      return;
    }
    show('');
    onChoose(choice.definitionId);
  };
  const onToggle = (rowId: string): void => setOpened(opened === rowId ? null : rowId);

  const takeActive = (): void => {
    const rows = groups.flat();
    const choice = rows.flatMap((row) => [row.choice, ...row.secondaries]).find((one) => cellId(one) === active);
    if (choice !== undefined) onTake(choice);
    const row = rows.find((one) => moreId(one.choice) === active);
    if (row !== undefined) onToggle(row.choice.definitionId);
  };
  const takeByNumber = (numberKey: number): void => {
    const row = groups.flat().find((one) => one.numberKey === numberKey);
    if (row !== undefined) onTake(row.choice);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = arrows[event.key];
    const isInText = query !== '' && (arrow === 'left' || arrow === 'right');
    const isNumber = query === '' && /^[1-9]$/.test(event.key);
    if (arrow !== undefined && !isInText) setMarked(moveInGrid(grid, active, arrow));
    else if (event.key === 'Escape' && query !== '') show('');
    else if (event.key !== 'Enter' && !isNumber) return;
    // A key that is held down chooses once.
    else if (!event.repeat) {
      if (isNumber) takeByNumber(Number(event.key));
      else takeActive();
    }
    event.preventDefault();
  };

  return {
    groups,
    query,
    hits,
    active,
    isRinged: marked !== null || hits !== null,
    opened,
    fits,
    onFit,
    onType,
    onKeyDown,
    onTake,
    onToggle,
  };
}
