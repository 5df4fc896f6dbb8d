import { useApp } from '../../app-context';
import type { PillFits } from './picker-cells';
import { splitSecondaries } from './picker-cells';
import { PickerRow, SecondaryRow } from './picker-row';
import type { PickerChoice, PickerGroup } from './picker-rows';

export interface PickerListProps {
  readonly groups: readonly PickerGroup[];
  /** Id of the marked cell. */
  readonly active: string | null;
  readonly fits: PillFits;
  /** Definition id of the row whose rest is open. */
  readonly opened: string | null;
  readonly onFit: (rowId: string, shown: readonly number[]) => void;
  readonly onTake: (choice: PickerChoice) => void;
  readonly onToggle: (rowId: string) => void;
}

/** Every presence that the organisation offers, in three groups. */
export function PickerList({ groups, opened, fits, onToggle, ...rest }: PickerListProps) {
  const { translator } = useApp();
  return (
    <div id="choices" className="choices fading" role="grid" aria-label={translator.text('picker.label')}>
      {groups.map((group) => (
        <div key={group[0]?.choice.definitionId} role="rowgroup" className="group">
          {group.map((row) => {
            const { definitionId } = row.choice;
            const isOpen = opened === definitionId;
            const { pills, rest: hidden } = splitSecondaries(row, fits);
            return [
              <PickerRow
                key={definitionId}
                row={row}
                pills={pills}
                hiddenCount={hidden.length}
                isOpen={isOpen}
                onToggle={onToggle}
                {...rest}
              />,
              ...(isOpen ? hidden : []).map((choice) => (
                <SecondaryRow key={choice.definitionId} choice={choice} active={rest.active} onTake={rest.onTake} />
              )),
            ];
          })}
        </div>
      ))}
    </div>
  );
}
