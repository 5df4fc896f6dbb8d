import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import { KeyCap } from '../../ui/key-cap';
import { Spinner } from '../../ui/spinner';
import { cellId, isRowRefused } from './picker-cells';
import type { ChoiceState, PickerChoice, PickerRow as PickerRowModel } from './picker-rows';
import { SecondaryPills } from './secondary-pills';

interface RowEvents {
  /** Id of the marked cell. */
  readonly active: string | null;
  readonly onTake: (choice: PickerChoice) => void;
}

export interface PickerRowProps extends RowEvents {
  readonly row: PickerRowModel;
  readonly pills: readonly PickerChoice[];
  /** How many secondaries stand behind the last pill. */
  readonly hiddenCount: number;
  readonly isOpen: boolean;
  readonly onFit: (rowId: string, shown: readonly number[]) => void;
  readonly onToggle: (rowId: string) => void;
}

/** A system presence with its secondaries as pills, or with the reason why it cannot be chosen now. */
export function PickerRow({ row, active, onTake, ...pillProps }: PickerRowProps) {
  const { choice, secondaries, numberKey } = row;
  const isCurrent = [choice, ...secondaries].some(({ state }) => state === 'current');
  const isRefused = isRowRefused(row);
  return (
    <div
      role="row"
      className={rowClass({ isCurrent, isRefused, isActive: active === cellId(choice) })}
      data-presence={choice.systemPresence}
      onClick={() => onTake(choice)}
    >
      <ChoiceCell choice={choice} active={active} numberKey={numberKey} hasGlyph />
      {choice.refusal !== null && (
        <span className="row-reason one-line" id={`${cellId(choice)}-reason`} title={choice.refusal}>
          {choice.refusal}
        </span>
      )}
      {!isRefused && secondaries.length > 0 && (
        <SecondaryPills row={row} active={active} onTake={onTake} {...pillProps} />
      )}
      <RowEnd state={choice.state} numberKey={isRefused ? null : numberKey} />
    </div>
  );
}

/** A secondary that did not fit into the row of its system presence: a row under it. */
export function SecondaryRow({ choice, active, onTake }: RowEvents & { readonly choice: PickerChoice }) {
  return (
    <div
      role="row"
      className={`${rowClass({
        isCurrent: choice.state === 'current',
        isRefused: choice.refusal !== null,
        isActive: active === cellId(choice),
      })} secondary`}
      data-presence={choice.systemPresence}
      onClick={() => onTake(choice)}
    >
      <ChoiceCell choice={choice} active={active} numberKey={null} hasGlyph={false} />
      {choice.refusal !== null && (
        <span className="row-reason one-line" id={`${cellId(choice)}-reason`} title={choice.refusal}>
          {choice.refusal}
        </span>
      )}
      <RowEnd state={choice.state} numberKey={null} />
    </div>
  );
}

interface ChoiceCellProps {
  readonly choice: PickerChoice;
  readonly active: string | null;
  readonly numberKey: number | null;
  readonly hasGlyph: boolean;
}

function ChoiceCell({ choice, active, numberKey, hasGlyph }: ChoiceCellProps) {
  const { translator } = useApp();
  const id = cellId(choice);
  return (
    <div
      role="gridcell"
      id={id}
      className="choice one-line"
      title={choice.label}
      aria-selected={active === id}
      aria-current={choice.state === 'current' ? 'true' : undefined}
      aria-disabled={choice.refusal === null ? undefined : true}
      aria-describedby={choice.refusal === null ? undefined : `${id}-reason`}
      aria-keyshortcuts={numberKey === null ? undefined : String(numberKey)}
    >
      {hasGlyph && <Glyph name={choice.systemPresence} />}
      <span className="one-line" dir="auto">
        {choice.label}
      </span>
      {(choice.state === 'sending' || choice.state === 'waiting') && (
        <>
          {' '}
          <span className="unseen">{translator.text(`picker.${choice.state}`)}</span>
        </>
      )}
    </div>
  );
}

/** The end of a row: a tick, that it is under way, or its key. The cell itself says the same to a screen reader. */
function RowEnd({ state, numberKey }: { readonly state: ChoiceState; readonly numberKey: number | null }) {
  const { translator } = useApp();
  switch (state) {
    case 'current':
      return <Glyph name="check" />;
    case 'sending':
      return <Spinner />;
    case 'waiting':
      return (
        <span className="row-waiting" aria-hidden="true">
          {translator.text('picker.waiting')}
          <Glyph name="timer" />
        </span>
      );
    case 'free':
      return numberKey === null ? null : <KeyCap>{numberKey}</KeyCap>;
  }
}

function rowClass(is: { isCurrent: boolean; isRefused: boolean; isActive: boolean }): string {
  return `row${is.isCurrent ? ' current' : ''}${is.isRefused ? ' refused' : ''}${is.isActive ? ' active' : ''}`;
}
