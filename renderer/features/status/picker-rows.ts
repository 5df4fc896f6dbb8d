import { formatRefusal } from '../../../shared/format';
import type { Translator } from '../../../shared/i18n';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import { presenceClassOf } from '../../../shared/presence/system-presence';
import type { PresenceChoice, PresenceView } from '../../../shared/snapshot';

/** How far a choice is: `current` stands, `sending` and `waiting` are wanted, `free` is neither. */
export type ChoiceState = 'current' | 'sending' | 'waiting' | 'free';

/** One thing to choose, as it is drawn. */
export interface PickerChoice {
  readonly definitionId: string;
  readonly systemPresence: SystemPresence;
  readonly label: string;
  readonly state: ChoiceState;
  /** Why it cannot be chosen now, in words; null when it can. */
  readonly refusal: string | null;
}

/** A system presence with the secondaries that stand in its row. */
export interface PickerRow {
  readonly choice: PickerChoice;
  readonly secondaries: readonly PickerChoice[];
  /** 1 to 9 for the first nine rows. */
  readonly numberKey: number | null;
}

export type PickerGroup = readonly PickerRow[];

/** What the list is drawn from. */
export type PickerSource = Pick<PresenceView, 'choices' | 'current' | 'wanted'>;

const NUMBER_KEYS = 9;

/** Every choice as it is drawn, in menu order. */
export function pickerChoices(presence: PickerSource, translator: Translator): readonly PickerChoice[] {
  return presence.choices.map((choice) => ({
    definitionId: choice.definitionId,
    systemPresence: choice.systemPresence,
    label: choice.label,
    state: stateOf(choice, presence),
    refusal: choice.refusal === null ? null : formatRefusal(translator, choice.refusal, presence.choices),
  }));
}

/** The organisation's own name of a system presence; the catalogue's where the organisation does not offer it. */
export function systemLabel(
  choices: readonly PresenceChoice[],
  systemPresence: SystemPresence,
  translator: Translator,
): string {
  const own = choices.find((choice) => choice.isSystemDefault && choice.systemPresence === systemPresence);
  return own?.label ?? translator.text(`presence.${systemPresence}`);
}

/**
 * The list of the picker: at work, busy, gone. A secondary stands in the row of its system presence; one whose system
 * presence is not offered has a row of its own.
 */
export function pickerGroups(presence: PickerSource, translator: Translator): readonly PickerGroup[] {
  const drawn = pickerChoices(presence, translator);
  const rows: { choice: PickerChoice; secondaries: PickerChoice[] }[] = [];
  presence.choices.forEach(({ isSystemDefault, systemPresence }, index) => {
    const choice = drawn[index];
    if (choice === undefined) return;
    const parent = isSystemDefault ? undefined : rows.find((row) => row.choice.systemPresence === systemPresence);
    if (parent === undefined) rows.push({ choice, secondaries: [] });
    else parent.secondaries.push(choice);
  });
  const groups: PickerRow[][] = [[], [], []];
  rows.forEach((row, index) => {
    const numberKey = index < NUMBER_KEYS ? index + 1 : null;
    groups[groupOf(row.choice.systemPresence)]?.push({ ...row, numberKey });
  });
  return groups.filter((group) => group.length > 0);
}

function groupOf(systemPresence: SystemPresence): number {
  switch (presenceClassOf(systemPresence)) {
    case 'available':
      return 0;
    case 'unavailable':
      return 1;
    case 'away':
    case 'offline':
    case null:
      return 2;
  }
}

function stateOf({ definitionId }: PresenceChoice, { wanted, current }: PickerSource): ChoiceState {
  if (wanted?.definitionId === definitionId) return wanted.stage;
  return current?.definitionId === definitionId ? 'current' : 'free';
}
