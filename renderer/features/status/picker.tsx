import type { KeyboardEvent } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '../../app-context';
import { useFocusWhenShown } from '../../use-focus-when-shown';
import { Glyph } from '../../ui/glyph';
import '../../ui/field.css';
import type { Arrow, CellGrid } from './cell-grid';
import { moveInGrid } from './cell-grid';
import { countChoices, filterChoices } from './filter-choices';
import { FilterResults } from './filter-results';
import { PickerList } from './picker-list';
import type { PickerChoice } from './picker-rows';
import { pickerGroups } from './picker-rows';
import { cellId, gridOf, moreId, usePillFit } from './picker-cells';
import './picker.css';

const arrows: Readonly<Record<string, Arrow>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export interface PickerProps {
  readonly onChoose: (definitionId: string) => void;
}

/**
 * The filter and the list of presences. The filter holds the focus; the marked cell of the list is its active descendant,
 * moved with the arrow keys and taken with Enter. While the filter is empty, 1 to 9 take a row at once.
 */
export function Picker({ onChoose }: PickerProps) {
  const { client, snapshot, translator, announce } = useApp();
  const { presence } = snapshot;
  const groups = useMemo(() => pickerGroups(presence, translator), [presence, translator]);
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const { fits, onFit } = usePillFit();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const hits = useMemo(() => (query.trim() === '' ? null : filterChoices(groups, query)), [groups, query]);
  const grid: CellGrid = hits === null ? gridOf(groups, fits, opened) : hits.map(({ choice }) => [cellId(choice)]);
  const cells = grid.flat();
  const standing = presence.wanted?.definitionId ?? presence.current?.definitionId;
  const active =
    cells.find((id) => id === marked) ??
    (hits === null ? cells.find((id) => id === cellId({ definitionId: standing ?? '' })) : undefined) ??
    cells[0] ??
    null;

  const show = (nextQuery: string): void => {
    setQuery(nextQuery);
    setMarked(null);
    setOpened(null);
  };
  useFocusWhenShown(input);
  useEffect(() => client.onShown(() => show('')), [client]);
  useScrollIntoView(list, active);

  const type = (text: string): void => {
    show(text);
    if (text.trim() === '') return;
    const shown = filterChoices(groups, text).length;
    announce(
      shown === 0
        ? translator.text('filter.nothing', { query: text.trim() })
        : translator.text('filter.count', { shown, all: countChoices(groups) }),
      'polite',
    );
  };
  const take = (choice: PickerChoice): void => {
    if (choice.refusal !== null) {
      announce(translator.text('picker.refused', { label: choice.label, reason: choice.refusal }), 'polite');
      return;
    }
    show('');
    onChoose(choice.definitionId);
  };
  const toggle = (rowId: string): void => setOpened(opened === rowId ? null : rowId);

  const takeActive = (): void => {
    const rows = groups.flat();
    const choice = rows.flatMap((row) => [row.choice, ...row.secondaries]).find((one) => cellId(one) === active);
    if (choice !== undefined) take(choice);
    const row = rows.find((one) => moreId(one.choice) === active);
    if (row !== undefined) toggle(row.choice.definitionId);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = arrows[event.key];
    const isSideways = arrow === 'left' || arrow === 'right';
    if (arrow !== undefined && !(isSideways && query !== '')) setMarked(moveInGrid(grid, active, arrow));
    else if (event.key === 'Enter') takeActive();
    else if (event.key === 'Escape' && query !== '') show('');
    else if (query === '' && /^[1-9]$/.test(event.key)) {
      const row = groups.flat().find(({ numberKey }) => numberKey === Number(event.key));
      if (row !== undefined) take(row.choice);
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="filter">
        <label className="field soft">
          <Glyph name="search" />
          <input
            ref={input}
            value={query}
            role="combobox"
            aria-label={translator.text('filter.label')}
            aria-controls="choices"
            aria-expanded="true"
            aria-haspopup="grid"
            aria-autocomplete="list"
            aria-activedescendant={active ?? undefined}
            placeholder={translator.text('filter.placeholder')}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => type(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </label>
      </div>
      <div
        className={marked === null && hits === null ? 'list' : 'list ringed'}
        ref={list}
        onMouseDown={(event) => event.preventDefault()}
      >
        {hits === null ? (
          <PickerList
            groups={groups}
            active={active}
            fits={fits}
            opened={opened}
            onFit={onFit}
            onTake={take}
            onToggle={toggle}
          />
        ) : (
          <FilterResults hits={hits} query={query.trim()} all={countChoices(groups)} active={active} onTake={take} />
        )}
      </div>
    </>
  );
}

/** Keeps the marked cell in view: when it moves, and when a notice leaves less room for the list. */
function useScrollIntoView(list: React.RefObject<HTMLElement | null>, active: string | null): void {
  useEffect(() => {
    if (list.current === null || active === null) return;
    const follow = (): void => document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
    const observer = new ResizeObserver(follow);
    observer.observe(list.current);
    follow();
    return () => observer.disconnect();
  }, [list, active]);
}
