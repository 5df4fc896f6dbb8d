import type { AbsenceCard, IdleSelfTest, InactivityView, Snapshot } from '../../shared/snapshot';
import { deferredOf, gapOf, goOnQueueOf, reasons, returnOf, stillHereOf, warningOf } from '../fakes/absence';
import { namedPresence } from '../fakes/absence-cards';
import { choicesOf, noonish, presenceOf, snapshotOf, usualOffer } from '../fakes/snapshot';
import type { VisualState } from './states';

const MINUTE = 60_000;
const onQueue = presenceOf('on_queue', 'On Queue', { note: 'Covering the claims line till noon' });
const offlineByRule = presenceOf('offline', 'Offline', {
  since: noonish - 34 * MINUTE,
  cause: { kind: 'rule', rule: 'idle', afterMs: 30 * MINUTE },
  note: 'Automatic expiry reset',
});
const availableAgain = presenceOf('available', 'Available', {
  since: noonish,
  cause: { kind: 'agent', via: 'window' },
});

type Changes = NonNullable<Parameters<typeof snapshotOf>[0]>;

const card = (name: string, shown: AbsenceCard, more: Partial<VisualState> = {}): VisualState => ({
  name: `card-${name}`,
  opened: 'card',
  snapshot: snapshotOf({ inactivity: { card: shown } }),
  ...more,
});

const popOver = (name: string, changes: Changes, more: Partial<VisualState> = {}): VisualState => ({
  name,
  snapshot: snapshotOf({ presence: { current: onQueue }, ...changes }),
  ...more,
});

const automatic = (
  name: string,
  automaticOffline: InactivityView['automaticOffline'],
  changes: Changes = {},
): VisualState => popOver(`automatic-${name}`, { ...changes, inactivity: { automaticOffline } });

const settings = (name: string, changes: Changes, more: Partial<VisualState> = {}): VisualState => ({
  name: `settings-offline-${name}`,
  opened: { page: 'settings', section: 'going-offline' },
  snapshot: snapshotOf(changes),
  ...more,
});

const longName = namedPresence('busy', 'After-call administration for the claims department');

const selfTest = (secondsIn: number, idleMs: number | null, isOver: boolean): IdleSelfTest => ({
  startedAt: noonish - secondsIn * 1_000,
  endsAt: noonish + (10 - secondsIn) * 1_000,
  isOver,
  latest: {
    atMs: noonish,
    inUse: 'mutter',
    readings: [
      { source: 'mutter', idleMs },
      { source: 'power-monitor', idleMs: 3_000 },
      { source: 'screen-saver', idleMs: null },
    ],
  },
});

const noSource: Snapshot['idle']['sources'] = [
  { name: 'mutter', state: 'absent', lastReading: null },
  {
    name: 'power-monitor',
    state: 'demoted',
    fault: 'x11-on-wayland',
    lastReading: { idleMs: 0, atMs: noonish - 4 * MINUTE },
  },
  { name: 'screen-saver', state: 'demoted', fault: 'fails', lastReading: null },
  { name: 'logind', state: 'absent', lastReading: null },
];

/** Automatic offline: the card in the corner, the pop-over, the settings. */
export const absenceStates: readonly VisualState[] = [
  card('warning', warningOf()),
  card('warning-late', warningOf({ deadline: noonish + 9_000 })),
  card('warning-others', warningOf(), { click: 'Other…' }),
  card('warning-lock', warningOf({ rule: 'lock', former: longName, choices: reasons.slice(0, 2) })),
  card('still-here', stillHereOf()),
  card('deferred', deferredOf()),
  card('unreadable', deferredOf({ because: 'unreadable' })),
  card('return', returnOf()),
  card('return-others', returnOf(), { click: 'Other' }),
  card('return-told', returnOf({ annotation: { definitionId: 'coaching', label: 'Coaching' } })),
  card('return-going-back', returnOf({ isGoingBack: true })),
  card('queue', goOnQueueOf({ asksWhatItWas: false })),
  card('gap', gapOf()),

  popOver('offline-warning', { inactivity: { card: warningOf() } }),
  popOver('offline-still-here', { inactivity: { card: stillHereOf() } }),
  popOver('offline-deferred', { inactivity: { card: deferredOf() } }),
  popOver('offline-return', {
    presence: {
      current: offlineByRule,
      choices: choicesOf(usualOffer, { away: { code: 'transition-forbidden', allowed: ['available', 'unavailable'] } }),
    },
    routingStatus: 'off_queue',
    inactivity: {
      card: returnOf(),
      automaticOffline: { state: 'on', thresholdMs: null, unwatched: 'nothing-to-do' },
    },
  }),
  popOver('offline-queue', {
    presence: { current: availableAgain },
    routingStatus: 'off_queue',
    inactivity: { card: goOnQueueOf({ asksWhatItWas: false }) },
  }),

  automatic('paused', { state: 'paused', until: noonish + 66 * MINUTE }),
  automatic('off', { state: 'off' }),
  automatic(
    'never',
    { state: 'on', thresholdMs: null, unwatched: 'never' },
    { presence: { current: presenceOf('meeting', 'Meeting') } },
  ),
  automatic('not-armed', { state: 'on', thresholdMs: null, unwatched: 'not-armed' }),
  automatic('unavailable', { state: 'unavailable', reason: 'no-idle-source' }),
  popOver('automatic-pausing', {}, { click: 'Pause' }),

  popOver('future', { presence: { current: onQueue, future: { definitionId: 'break', label: 'Break' } } }),
  popOver('not-responding', { routingStatus: 'not_responding' }),
  popOver('other-source', { presence: { current: onQueue, otherSource: { name: 'Microsoft Teams' } } }),
  popOver('out-of-office', { outOfOffice: { until: noonish + 3 * 24 * 60 * MINUTE } }),

  settings('usual', {}),
  settings('locked', {
    settings: {
      values: {
        inactivity: {
          expiryMinutes: 20,
          lock: { action: 'away', afterMs: 30_000 },
          quit: { action: 'offline' },
          return: 'automatic',
        },
      },
      origins: {
        'inactivity.expiryMinutes': 'environment',
        'inactivity.quit.action': 'policy',
        'inactivity.isEnabled': 'policy',
      },
    },
  }),
  settings('testing', { idle: { selfTest: selfTest(6, 6_000, false) } }),
  settings('tested', { idle: { selfTest: selfTest(10, 9_800, true) } }),
  settings('tested-in-vain', { idle: { selfTest: selfTest(10, 1_200, true) } }),
  settings('unavailable', {
    idle: { sources: [...noSource] },
    inactivity: { automaticOffline: { state: 'unavailable', reason: 'no-idle-source' } },
  }),
];
