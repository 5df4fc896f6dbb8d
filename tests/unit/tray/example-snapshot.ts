import { nothingWatched } from '../../../electron/services/inactivity/nothing-watched';
import type { PresenceChoice, PresenceView, Snapshot } from '../../../shared/snapshot';
import { signedInView } from '../../fakes/session-view';
import type { SnapshotChanges } from '../../fakes/snapshot';
import { choicesOf, presenceOf, snapshotOf, usualOffer, wantedOf } from '../../fakes/snapshot';

/** Today at a clock time of this computer's zone, so that tests hold in every zone. */
export function at(hours: number, minutes: number, seconds = 0): number {
  return new Date(2026, 9, 22, hours, minutes, seconds).getTime();
}

export const now = at(11, 54);

// In what the tray sends a label is as good as an id, and easier to read.
const idOf = (label: string): { readonly definitionId: string; readonly label: string } => ({
  definitionId: label,
  label,
});

export function choice(label: string, patch: Partial<PresenceChoice> = {}): PresenceChoice {
  return { ...idOf(label), systemPresence: 'available', isSystemDefault: true, refusal: null, ...patch };
}

export const everyChoice: readonly PresenceChoice[] = choicesOf(usualOffer).map(({ label, ...rest }) =>
  choice(label, { ...rest, ...idOf(label) }),
);

export const onQueue: NonNullable<PresenceView['current']> = presenceOf('on_queue', 'On Queue', {
  ...idOf('On Queue'),
  since: at(10, 42),
});

export function wanted(patch: Partial<NonNullable<PresenceView['wanted']>> = {}): NonNullable<PresenceView['wanted']> {
  return wantedOf('Break', { ...idOf('Break'), decidedAt: now, givenUpAt: at(12, 9), ...patch });
}

export type SnapshotPatch = SnapshotChanges;

/** An agent who is signed in, On Queue for 72 minutes, with a live connection; nobody watches whether they are there. */
export function snapshot(patch: SnapshotPatch = {}): Snapshot {
  return snapshotOf({
    session: signedInView({ userName: 'Ada Example', organisationName: 'Example' }),
    routingStatus: null,
    ...patch,
    connection: { confirmedAt: now, ...patch.connection },
    presence: { current: onQueue, choices: [...everyChoice], ...patch.presence },
    inactivity: { ...nothingWatched, ...patch.inactivity },
  });
}
