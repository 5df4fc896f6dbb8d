import { noonish, presenceOf, snapshotOf } from '../fakes/snapshot';
import type { VisualState } from './states';

const MINUTE = 60_000;
const onQueue = presenceOf('on_queue', 'On Queue', { note: 'Covering the claims line till noon' });

/** Presences that are meant to end at a time, and what a rule could not do in time. */
export const timedStates: readonly VisualState[] = [
  {
    name: 'timed',
    snapshot: snapshotOf({
      routingStatus: 'off_queue',
      presence: {
        current: presenceOf('meal', 'Meal', { since: noonish - 12 * MINUTE }),
        timer: {
          label: 'Meal',
          endsAt: noonish + 18 * MINUTE,
          stage: 'running',
          returnTo: { definitionId: 'available', label: 'Available' },
          onQueue: { definitionId: 'on-queue', label: 'On Queue' },
        },
      },
    }),
  },
  {
    name: 'timed-length',
    snapshot: snapshotOf({ presence: { current: onQueue } }),
    keys: ['Alt+Digit3'],
  },
  {
    name: 'timed-over',
    snapshot: snapshotOf({
      routingStatus: 'off_queue',
      presence: {
        current: presenceOf('meal', 'Meal', { since: noonish - 31 * MINUTE }),
        timer: {
          label: 'Meal',
          endsAt: noonish - MINUTE,
          stage: 'over',
          returnTo: { definitionId: 'available', label: 'Available' },
          onQueue: { definitionId: 'on-queue', label: 'On Queue' },
        },
      },
    }),
  },
  {
    name: 'automatic-missed',
    snapshot: snapshotOf({
      routingStatus: 'idle',
      presence: {
        current: onQueue,
        notice: {
          kind: 'automatic-missed',
          label: 'Offline',
          stayedLabel: 'On Queue',
          at: noonish - 18 * 60 * MINUTE,
          cause: { kind: 'rule', rule: 'idle' },
        },
      },
    }),
  },
];
