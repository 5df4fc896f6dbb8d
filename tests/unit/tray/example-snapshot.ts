import { nothingWatched } from '../../../electron/services/inactivity/nothing-watched';
import { defaultSettings } from '../../../shared/settings';
import type { Snapshot } from '../../../shared/snapshot';
import type { PresenceChoice, PresenceView } from '../../../shared/snapshot';
import { signedInView } from '../../fakes/session-view';

/** Today at a clock time of this computer's zone, so that tests hold in every zone. */
export function at(hours: number, minutes: number, seconds = 0): number {
  return new Date(2026, 9, 22, hours, minutes, seconds).getTime();
}

export const now = at(11, 54);

export function choice(definitionId: string, patch: Partial<PresenceChoice> = {}): PresenceChoice {
  const systemPresence = patch.systemPresence ?? 'available';
  return { definitionId, systemPresence, label: definitionId, isSystemDefault: true, refusal: null, ...patch };
}

export const everyChoice: readonly PresenceChoice[] = [
  choice('Available'),
  choice('On Queue', { systemPresence: 'on_queue' }),
  choice('Busy', { systemPresence: 'busy' }),
  choice('After-call admin', { systemPresence: 'busy', isSystemDefault: false }),
  choice('Break', { systemPresence: 'break' }),
  choice('Meal', { systemPresence: 'meal' }),
  choice('Meeting', { systemPresence: 'meeting' }),
  choice('1:1 with supervisor', { systemPresence: 'meeting', isSystemDefault: false }),
  choice('Team huddle', { systemPresence: 'meeting', isSystemDefault: false }),
  choice('Training', { systemPresence: 'training' }),
  choice('Away', { systemPresence: 'away' }),
  choice('Offline', { systemPresence: 'offline' }),
];

export const onQueue: NonNullable<PresenceView['current']> = {
  definitionId: 'On Queue',
  systemPresence: 'on_queue',
  label: 'On Queue',
  note: '',
  since: at(10, 42),
  cause: { kind: 'agent', via: 'tray' },
};

/** What a test changes of the ordinary snapshot. */
export interface SnapshotPatch {
  readonly app?: Partial<Snapshot['app']>;
  readonly session?: Snapshot['session'];
  readonly connection?: Partial<Snapshot['connection']>;
  readonly presence?: Partial<Snapshot['presence']>;
  readonly routingStatus?: Snapshot['routingStatus'];
  readonly outOfOffice?: Snapshot['outOfOffice'];
  readonly actionFailure?: Snapshot['actionFailure'];
  readonly inactivity?: Partial<Snapshot['inactivity']>;
}

/** An agent who is signed in, On Queue for 72 minutes, with a live connection. */
export function snapshot(patch: SnapshotPatch = {}): Snapshot {
  return {
    app: {
      version: '0.1.0',
      platform: 'linux',
      isSimulated: false,
      isLocalBuild: false,
      cloud: 'mypurecloud.de',
      notices: [],
      startsAtLogin: null,
      locale: 'en-GB',
      ...patch.app,
    },
    settings: { values: defaultSettings, origins: {} },
    session: patch.session ?? signedInView({ userName: 'Ada Example', organisationName: 'Example' }),
    setUp: null,
    localApi: { state: 'off' },
    shortcuts: { obstacle: null, taken: [] },
    connection: { state: 'live', confirmedAt: now, isStale: false, ...patch.connection },
    presence: {
      current: onQueue,
      wanted: null,
      notice: null,
      future: null,
      timer: null,
      otherSource: null,
      choices: [...everyChoice],
      recentChanges: [],
      ...patch.presence,
    },
    routingStatus: patch.routingStatus ?? null,
    outOfOffice: patch.outOfOffice ?? null,
    actionFailure: patch.actionFailure ?? null,
    history: { version: 0, today: null },
    inactivity: { ...nothingWatched, ...patch.inactivity },
    idle: { sources: [], selfTest: null },
    webhooks: { endpoints: [], version: 0 },
  };
}

export function wanted(patch: Partial<NonNullable<PresenceView['wanted']>> = {}): NonNullable<PresenceView['wanted']> {
  return {
    intentId: 'intent-1',
    definitionId: 'Break',
    label: 'Break',
    note: null,
    durationMs: null,
    decidedAt: now,
    givenUpAt: at(12, 9),
    stage: 'sending',
    failure: null,
    ...patch,
  };
}
