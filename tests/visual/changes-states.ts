import { todaySoFar } from '../fakes/history-answer';
import { changeOf, noonish, presenceOf, snapshotOf } from '../fakes/snapshot';
import type { VisualState } from './states';

const MINUTE = 60_000;
const simulated = { isSimulated: true, cloud: '' };
const onBreak = presenceOf('break', 'Break', { since: noonish - 6 * MINUTE, cause: { kind: 'agent', via: 'window' } });
const onQueue = presenceOf('on_queue', 'On Queue', { note: 'Covering the claims line till noon' });
const lastChanges = [
  changeOf(48, 'on_queue', 'On Queue', { at: noonish - 72 * MINUTE }),
  changeOf(47, 'available', 'Available', { at: noonish - 76 * MINUTE, cause: { kind: 'agent', via: 'window' } }),
  changeOf(46, 'break', 'Coffee', {
    at: noonish - 91 * MINUTE,
    cause: { kind: 'agent', via: 'shortcut' },
    isRecovered: true,
  }),
  changeOf(45, 'meeting', 'Team huddle', { at: noonish - 126 * MINUTE, cause: { kind: 'elsewhere' } }),
  changeOf(44, 'busy', 'After-call admin', { at: noonish - 150 * MINUTE, cause: { kind: 'agent', via: 'local-api' } }),
  changeOf(43, 'available', 'Available', { at: noonish - 227 * MINUTE, cause: { kind: 'agent', via: 'command-line' } }),
  changeOf(42, 'offline', 'Offline', { at: noonish - 19 * 60 * MINUTE, cause: { kind: 'rule', rule: 'idle' } }),
  changeOf(41, 'meal', 'Meal', { at: noonish - 24 * 60 * MINUTE, cause: { kind: 'before-start' } }),
];

/** The last changes in the place of the list. */
export const changesStates: readonly VisualState[] = [
  {
    name: 'changes',
    snapshot: snapshotOf({
      app: simulated,
      presence: { current: onQueue, recentChanges: lastChanges },
      history: { version: 0, today: todaySoFar() },
    }),
    click: 'Last changes',
  },
  {
    name: 'changes-by-keyboard',
    snapshot: snapshotOf({
      app: { locale: 'en-US' },
      presence: {
        current: onQueue,
        recentChanges: [
          changeOf(3, 'busy', 'After-call administration for the claims department'),
          ...lastChanges.slice(0, 4),
          changeOf(2, 'offline', 'Offline', { at: noonish - 15 * 60 * MINUTE, cause: { kind: 'rule', rule: 'lock' } }),
          changeOf(1, 'training', 'Compliance training', { at: noonish - 9 * 24 * 60 * MINUTE }),
        ],
      },
    }),
    keys: ['Tab', 'Tab', 'Enter'],
  },
  {
    name: 'changes-none',
    snapshot: snapshotOf({ presence: { current: onQueue } }),
    click: 'Last changes',
  },
  {
    name: 'changes-notice',
    snapshot: snapshotOf({
      app: { notices: [{ code: 'journal-reset', detail: '/home/nora/.config/presence-tray/journal.db.broken' }] },
      presence: {
        current: onBreak,
        recentChanges: lastChanges,
        notice: { kind: 'conflict', theirsLabel: 'Meeting', mineLabel: 'Break', mineDefinitionId: 'break' },
      },
    }),
    click: 'Last changes',
  },
  {
    name: 'changes-unwritable',
    snapshot: snapshotOf({
      app: { notices: [{ code: 'journal-unwritable', detail: '' }] },
      presence: { current: onQueue },
    }),
    click: 'Last changes',
  },
];
