import { defaultInactivityRules } from '../../shared/inactivity/rules';
import type { SystemPresence } from '../../shared/presence/system-presence';
import { settingsSchema } from '../../shared/settings';
import type { SettingsLayer } from '../../shared/settings';
import type { SettingOrigins } from '../../shared/settings/origins';
import type {
  CurrentPresence,
  PresenceChoice,
  RecentChange,
  Refusal,
  Snapshot,
  WantedPresence,
} from '../../shared/snapshot';
import { signedInView } from './session-view';

/** A Thursday, five to noon in the time zone of whoever runs this. */
export const noonish = new Date(2026, 9, 29, 11, 54, 0).getTime();

const MINUTE = 60_000;

interface Offered {
  readonly presence: SystemPresence;
  readonly label: string;
  readonly secondaries?: readonly string[];
}

export const usualOffer: readonly Offered[] = [
  { presence: 'available', label: 'Available' },
  { presence: 'on_queue', label: 'On Queue' },
  { presence: 'busy', label: 'Busy', secondaries: ['After-call admin'] },
  { presence: 'break', label: 'Break' },
  { presence: 'meal', label: 'Meal' },
  { presence: 'meeting', label: 'Meeting', secondaries: ['1:1 with supervisor', 'Team huddle'] },
  { presence: 'training', label: 'Training', secondaries: ['Coaching'] },
  { presence: 'away', label: 'Away', secondaries: ['Comfort break'] },
  { presence: 'offline', label: 'Offline' },
];

/** The id that {@link choicesOf} gives to a label: `After-call admin` is `after-call-admin`. */
export const idOf = (label: string): string => label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');

/** Choices in menu order, refused where a reason is given for their system presence. */
export function choicesOf(
  offer: readonly Offered[] = usualOffer,
  refusals: Partial<Record<SystemPresence, Refusal>> = {},
): PresenceChoice[] {
  return offer.flatMap(({ presence, label, secondaries = [] }) =>
    [label, ...secondaries].map((text, index) => ({
      definitionId: idOf(text),
      systemPresence: presence,
      label: text,
      isSystemDefault: index === 0,
      refusal: refusals[presence] ?? null,
    })),
  );
}

export function presenceOf(
  systemPresence: SystemPresence,
  label: string,
  more: Partial<CurrentPresence> = {},
): CurrentPresence {
  return {
    definitionId: idOf(label),
    systemPresence,
    label,
    note: '',
    since: noonish - 72 * MINUTE,
    cause: { kind: 'agent', via: 'tray' },
    ...more,
  };
}

export function wantedOf(label: string, more: Partial<WantedPresence> = {}): WantedPresence {
  return {
    intentId: `intent-${idOf(label)}`,
    definitionId: idOf(label),
    label,
    note: null,
    durationMs: null,
    decidedAt: noonish,
    givenUpAt: noonish + 15 * MINUTE,
    stage: 'sending',
    failure: null,
    ...more,
  };
}

/** A line of what happened; `sequence` tells it from others. */
export function changeOf(
  sequence: number,
  systemPresence: SystemPresence,
  label: string,
  more: Partial<RecentChange> = {},
): RecentChange {
  return {
    sequence,
    systemPresence,
    label,
    at: noonish - 72 * MINUTE,
    cause: { kind: 'agent', via: 'tray' },
    isRecovered: false,
    ...more,
  };
}

/** What a test changes of the ordinary snapshot. */
export interface SnapshotChanges {
  readonly app?: Partial<Snapshot['app']>;
  readonly session?: Snapshot['session'];
  readonly settings?: { readonly values?: SettingsLayer; readonly origins?: SettingOrigins };
  readonly setUp?: Snapshot['setUp'];
  readonly connection?: Partial<Snapshot['connection']>;
  readonly presence?: Partial<Snapshot['presence']>;
  readonly routingStatus?: Snapshot['routingStatus'];
  readonly outOfOffice?: Snapshot['outOfOffice'];
  readonly actionFailure?: Snapshot['actionFailure'];
  readonly history?: Snapshot['history'];
  readonly inactivity?: Partial<Snapshot['inactivity']>;
  readonly idle?: Partial<Snapshot['idle']>;
  readonly localApi?: Snapshot['localApi'];
  readonly shortcuts?: Snapshot['shortcuts'];
  readonly webhooks?: Partial<Snapshot['webhooks']>;
}

/** A signed-in agent, On Queue since 10:42, connection live; with what is given changed. */
export function snapshotOf(changes: SnapshotChanges = {}): Snapshot {
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
      ...changes.app,
    },
    session: changes.session ?? signedInView(),
    settings: {
      values: settingsSchema.parse(changes.settings?.values ?? {}),
      origins: { ...changes.settings?.origins },
    },
    setUp:
      changes.setUp === undefined
        ? {
            place: { orgHost: 'mypurecloud.de', name: 'EMEA (Frankfurt)', origin: 'environment' },
            client: { clientId: '0c3fd0ba-1b2c-4d5e-8f90-123456789abc', origin: 'environment' },
          }
        : changes.setUp,
    connection: { state: 'live', confirmedAt: noonish - 4_000, isStale: false, ...changes.connection },
    presence: {
      current: presenceOf('on_queue', 'On Queue'),
      wanted: null,
      notice: null,
      future: null,
      timer: null,
      otherSource: null,
      choices: choicesOf(),
      recentChanges: [],
      ...changes.presence,
    },
    routingStatus: changes.routingStatus === undefined ? 'interacting' : changes.routingStatus,
    outOfOffice: changes.outOfOffice ?? null,
    actionFailure: changes.actionFailure ?? null,
    history: changes.history ?? { version: 0, today: null },
    webhooks: { endpoints: [], version: 0, ...changes.webhooks },
    inactivity: {
      automaticOffline: { state: 'on', thresholdMs: 30 * MINUTE, unwatched: null },
      thresholds: defaultInactivityRules.thresholds,
      card: null,
      ...changes.inactivity,
    },
    idle: {
      sources: [
        { name: 'mutter', state: 'trusted', lastReading: { idleMs: 0, atMs: noonish + 7_000 } },
        { name: 'power-monitor', state: 'trusted', lastReading: { idleMs: 0, atMs: noonish + 7_000 } },
        { name: 'screen-saver', state: 'absent', lastReading: null },
        { name: 'logind', state: 'absent', lastReading: null },
      ],
      selfTest: null,
      ...changes.idle,
    },
    localApi: changes.localApi ?? { state: 'off' },
    shortcuts: changes.shortcuts ?? { obstacle: null, taken: [] },
  };
}
