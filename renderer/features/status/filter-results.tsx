import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import { KeyCap } from '../../ui/key-cap';
import type { FilterHit } from './filter-choices';
import { cellId } from './picker-cells';
import type { PickerChoice } from './picker-rows';

export interface FilterResultsProps {
  readonly hits: readonly FilterHit[];
  readonly query: string;
  /** How many choices there are in all. */
  readonly all: number;
  readonly active: string | null;
  readonly onTake: (choice: PickerChoice) => void;
}

/** What the filter leaves over, a secondary with the name of its system presence before it. */
export function FilterResults({ hits, query, all, active, onTake }: FilterResultsProps) {
  const { translator } = useApp();
  return (
    <>
      <div id="choices" className="choices fading" role="grid" aria-label={translator.text('picker.label')}>
        {hits.map((hit) => (
          <HitRow key={hit.choice.definitionId} hit={hit} isActive={active === cellId(hit.choice)} onTake={onTake} />
        ))}
      </div>
      <p className="list-hint">
        {hits.length === 0
          ? translator.text('filter.nothing', { query })
          : translator.text('filter.count-and-way-out', { shown: hits.length, all })}
      </p>
    </>
  );
}

interface HitRowProps {
  readonly hit: FilterHit;
  readonly isActive: boolean;
  readonly onTake: (choice: PickerChoice) => void;
}

function HitRow({ hit, isActive, onTake }: HitRowProps) {
  const { translator } = useApp();
  const { choice, parentLabel, match } = hit;
  const id = cellId(choice);
  const isCurrent = choice.state === 'current';
  const isRefused = choice.refusal !== null;
  return (
    <div
      role="row"
      className={`row${isCurrent ? ' current' : ''}${isRefused ? ' refused' : ''}${isActive ? ' active' : ''}`}
      data-presence={choice.systemPresence}
      onClick={() => onTake(choice)}
    >
      <div
        role="gridcell"
        id={id}
        className="choice one-line"
        title={choice.label}
        aria-selected={isActive}
        aria-current={isCurrent ? 'true' : undefined}
        aria-disabled={isRefused ? true : undefined}
        aria-describedby={isRefused ? `${id}-reason` : undefined}
      >
        <Glyph name={choice.systemPresence} />
        <span className="one-line" dir="auto">
          {parentLabel !== null && <span className="choice-path">{parentLabel} › </span>}
          {choice.label.slice(0, match[0])}
          <mark>{choice.label.slice(...match)}</mark>
          {choice.label.slice(match[1])}
        </span>
      </div>
      {isRefused && (
        <span className="row-reason one-line" id={`${id}-reason`}>
          {choice.refusal}
        </span>
      )}
      {isCurrent ? (
        <Glyph name="check" />
      ) : (
        isActive && !isRefused && <KeyCap>{translator.text('filter.enter')}</KeyCap>
      )}
    </div>
  );
}
