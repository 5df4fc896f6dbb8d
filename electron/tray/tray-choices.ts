import { formatRefusal } from '../../shared/format';
import type { Translator } from '../../shared/i18n';
import type { SystemPresence } from '../../shared/presence/system-presence';
import type { PresenceChoice, PresenceView } from '../../shared/snapshot';
import type { MenuItem } from '../ports';
import { oneLine } from './tray-words';

/** As in the window's list: what is work, what is not just now, what is gone. */
const groups: readonly (readonly SystemPresence[])[] = [
  ['available', 'on_queue'],
  ['busy', 'break', 'meal', 'meeting', 'training'],
  ['away', 'idle', 'offline', 'unknown'],
];

/**
 * The presences that can be picked: one radio item per system presence, or a submenu of itself and its secondaries, with
 * separators between the groups. Ends with a separator when there is anything.
 */
export function choiceItems(presence: PresenceView, t: Translator): MenuItem[] {
  return groups.flatMap((group) => {
    const items = group.flatMap((systemPresence) => systemPresenceItems(systemPresence, presence, t));
    return items.length === 0 ? [] : [...items, { kind: 'separator' } as const];
  });
}

function systemPresenceItems(systemPresence: SystemPresence, presence: PresenceView, t: Translator): MenuItem[] {
  const choices = presence.choices.filter((choice) => choice.systemPresence === systemPresence);
  const radios = choices.map((choice) => radio(choice, presence, t));
  // Presences that the cloud added after this version belong to no row that we could name.
  if (choices.length <= 1 || systemPresence === 'unknown') {
    return radios;
  }
  const own = choices.find((choice) => choice.isSystemDefault);
  const label = own === undefined ? t.text(`presence.${systemPresence}`) : oneLine(own.label);
  const current = choices.find((choice) => choice.definitionId === presence.current?.definitionId);
  return [{ kind: 'submenu', label: submenuLabel(label, current, t), items: radios }];
}

/** A submenu cannot be checked, so its label says when the current presence is inside. */
function submenuLabel(label: string, current: PresenceChoice | undefined, t: Translator): string {
  if (current === undefined) {
    return label;
  }
  return current.isSystemDefault
    ? t.text('tray.submenu.current', { label })
    : t.text('tray.submenu.current-secondary', { label, current: oneLine(current.label) });
}

function radio(choice: PresenceChoice, presence: PresenceView, t: Translator): MenuItem {
  const label = oneLine(choice.label);
  const isCurrent = choice.definitionId === presence.current?.definitionId;
  // To stay is no transition: the current presence is never shown as refused.
  const refusal = isCurrent ? null : choice.refusal;
  return {
    kind: 'radio',
    label:
      refusal === null
        ? label
        : t.text('tray.refused', { label, reason: oneLine(formatRefusal(t, refusal, presence.choices)) }),
    isChecked: isCurrent,
    isEnabled: refusal === null,
    command: { type: 'set-presence', definitionId: choice.definitionId },
  };
}
