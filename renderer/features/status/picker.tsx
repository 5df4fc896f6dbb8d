import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { useApp } from '../../app-context';
import { ChangesButton } from '../changes/changes-button';
import { LengthHint } from '../length/length-hint';
import type { Length } from '../length/length-picker';
import { LengthPicker } from '../length/length-picker';
import { countChoices } from './filter-choices';
import { FilterField } from './filter-field';
import { FilterResults } from './filter-results';
import { PickerList } from './picker-list';
import '../../ui/fading.css';
import './picker.css';
import { usePicker } from './use-picker';

/** Height of the fade at the edges of the list, in CSS pixels. */
const FADE = 24;

export interface PickerProps {
  readonly length: Length;
  readonly onLength: (length: Length) => void;
  readonly onChoose: (definitionId: string) => void;
  readonly onOpenChanges: () => void;
}

/**
 * The filter and the list of presences. The filter holds the focus; the marked cell of the list is its active descendant,
 * moved with the arrow keys and taken with Enter. While the filter is empty, 1 to 9 take a row at once.
 */
export function Picker({ length, onLength, onChoose, onOpenChanges }: PickerProps) {
  const { translator } = useApp();
  const picker = usePicker(onChoose);
  const list = useRef<HTMLDivElement>(null);
  useActiveInView(list, picker.active, picker.isRinged);
  if (picker.groups.length === 0) {
    return (
      <div className="list">
        <p className="list-hint">{translator.text('picker.empty')}</p>
      </div>
    );
  }

  const { hits, query, active, onTake } = picker;
  return (
    <>
      <div className="tools">
        <FilterField query={query} active={active} onType={picker.onType} onKeyDown={picker.onKeyDown} />
        <LengthPicker length={length} onLength={onLength} />
        <ChangesButton isOpen={false} onToggle={onOpenChanges} />
      </div>
      {length !== null && <LengthHint minutes={length} />}
      <div
        className={picker.isRinged ? 'list ringed' : 'list'}
        ref={list}
        // The focus stays in the filter, whatever is clicked in the list.
        onMouseDown={(event) => event.preventDefault()}
      >
        {hits === null ? (
          <PickerList
            groups={picker.groups}
            active={active}
            fits={picker.fits}
            opened={picker.opened}
            onFit={picker.onFit}
            onTake={onTake}
            onToggle={picker.onToggle}
          />
        ) : (
          <FilterResults
            hits={hits}
            query={query.trim()}
            all={countChoices(picker.groups)}
            active={active}
            onTake={onTake}
          />
        )}
      </div>
    </>
  );
}

/** Keeps the marked cell in view: when it moves, and when a notice leaves less room for the list. */
function useActiveInView(list: RefObject<HTMLElement | null>, active: string | null, isMoved: boolean): void {
  useEffect(() => {
    if (list.current === null || active === null) return;
    const follow = (): void => {
      const cell = document.getElementById(active);
      // With large text the page scrolls too. It follows the keys, and otherwise stays where the header is seen.
      if (isMoved) cell?.scrollIntoView({ block: 'nearest' });
      else if (cell !== null) scrollListTo(cell);
    };
    const observer = new ResizeObserver(follow);
    observer.observe(list.current);
    follow();
    return () => observer.disconnect();
  }, [list, active, isMoved]);
}

/** Scrolls the list alone, as little as it takes, with room for the fade at its edge. */
function scrollListTo(cell: HTMLElement): void {
  const scroller = cell.closest('.choices');
  const row = cell.closest('.row');
  if (scroller === null || row === null) return;
  const seen = scroller.getBoundingClientRect();
  const wanted = row.getBoundingClientRect();
  const below = wanted.bottom + FADE - seen.bottom;
  const above = seen.top + FADE - wanted.top;
  if (below > 0) scroller.scrollTop += below;
  else if (above > 0) scroller.scrollTop -= above;
}
