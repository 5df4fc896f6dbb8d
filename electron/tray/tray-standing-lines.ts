import { formatFailure, formatUntil } from '../../shared/format';
import type { Translator } from '../../shared/i18n';
import type { ActionName, Snapshot } from '../../shared/snapshot';
import type { MenuItem } from '../ports';
import { cut, oneLine } from './tray-words';

/** Longer lines would make the whole menu wide. */
const FAILURE_LINE_LENGTH = 100;

const line = (label: string): MenuItem => ({ kind: 'text', label });

/** What others see instead of this presence, for a sentence; null when they see this one. */
export function otherSourceName({ presence: { otherSource } }: Snapshot, t: Translator): string | null {
  if (otherSource === null) return null;
  return otherSource.name === null ? t.text('tray.other-source-unnamed') : oneLine(otherSource.name);
}

/** Interactions pass the agent by until they answer this. */
export function notRespondingItems(snapshot: Snapshot, t: Translator): MenuItem[] {
  if (snapshot.routingStatus !== 'not_responding') return [];
  return [
    action('clear-not-responding', t.text('tray.not-responding')),
    ...inVain('clear-not-responding', snapshot, t),
  ];
}

/** What follows by itself after the interaction, and how to stay instead: the present definition picked again. */
export function futureItems({ presence: { current, future } }: Snapshot, t: Translator): MenuItem[] {
  if (future === null) return [];
  const told = line(t.text('tray.future', { label: oneLine(future.label) }));
  if (current === null) return [told];
  const { definitionId } = current;
  const label = t.text('tray.future-cancel', { label: oneLine(current.label) });
  return [told, { kind: 'command', label, command: { type: 'set-presence', definitionId } }];
}

/** Others see another source; it is never claimed back without a click. */
export function otherSourceItems(snapshot: Snapshot, t: Translator): MenuItem[] {
  const source = otherSourceName(snapshot, t);
  if (source === null) return [];
  return [
    line(t.text('tray.other-source', { source })),
    action('claim-primary', t.text('tray.claim-primary')),
    ...inVain('claim-primary', snapshot, t),
  ];
}

/** Whether the agent is Out of Office, and until when. */
export function outOfOfficeItems({ outOfOffice }: Snapshot, nowMs: number, t: Translator): MenuItem[] {
  if (outOfOffice === null) return [];
  const { until } = outOfOffice;
  return [
    line(
      until === null || until <= nowMs
        ? t.text('tray.out-of-office')
        : t.text('tray.out-of-office-until', { moment: formatUntil(t, until, nowMs) }),
    ),
  ];
}

const action = (name: ActionName, label: string): MenuItem => ({
  kind: 'command',
  label,
  command: { type: 'act', action: name },
});

/** Why the last click on this did nothing. */
function inVain(name: ActionName, { actionFailure }: Snapshot, t: Translator): MenuItem[] {
  if (actionFailure?.action !== name) return [];
  const { code, detail } = actionFailure;
  return [line(cut(oneLine(formatFailure(t, code, detail)), FAILURE_LINE_LENGTH))];
}
