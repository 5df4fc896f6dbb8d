import { fortnight } from '../fakes/history-answer';
import { snapshotOf } from '../fakes/snapshot';
import type { VisualState } from './states';

/** States of the history's window. */
export const historyStates: readonly VisualState[] = [
  { name: 'history', opened: { page: 'history', section: null }, snapshot: snapshotOf(), history: fortnight() },
  {
    name: 'history-loading',
    opened: { page: 'history', section: null },
    snapshot: snapshotOf(),
    history: fortnight({
      source: { kind: 'cloud', updatedAt: null, progress: { fetchedDays: 3, allDays: 14 }, failure: null },
      badRecords: 2,
    }),
  },
  {
    name: 'history-not-permitted',
    opened: { page: 'history', section: null },
    snapshot: snapshotOf(),
    history: fortnight({ source: { kind: 'journal', missing: 'permission', name: 'analytics:userDetail:view' } }),
  },
  {
    name: 'history-failed',
    opened: { page: 'history', section: null },
    snapshot: snapshotOf(),
    history: fortnight({
      source: { kind: 'cloud', updatedAt: null, progress: null, failure: { code: 'network', detail: '' } },
    }),
  },
  {
    name: 'history-empty',
    opened: { page: 'history', section: null },
    snapshot: snapshotOf(),
    history: fortnight({ parts: [] }),
  },
  {
    name: 'history-calendar',
    opened: { page: 'history', section: null },
    snapshot: snapshotOf(),
    history: fortnight(),
    click: 'Choose days…',
    until: 'Choose the first and the last day',
  },
];
