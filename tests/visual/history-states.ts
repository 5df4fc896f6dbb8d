import { fortnight } from '../fakes/history-answer';
import { berlinDays } from '../fakes/history-days';
import { snapshotOf } from '../fakes/snapshot';
import type { VisualState } from './states';

const opened = { page: 'history', section: null } as const;
/** To the chart, past the tools. */
const toChart = ['F6', 'F6'];

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
  {
    name: 'history-export',
    opened,
    snapshot: snapshotOf(),
    history: berlinDays('2026-10-16'),
    click: 'Export',
    until: 'for a spreadsheet',
  },
  { name: 'history-chart', opened, snapshot: snapshotOf(), history: berlinDays('2026-10-16') },
  {
    name: 'history-chart-focus',
    opened,
    snapshot: snapshotOf(),
    history: berlinDays('2026-10-16'),
    keys: [...toChart, ...Array.from({ length: 5 }, () => 'ArrowDown'), 'ArrowLeft', 'ArrowLeft', 'Enter'],
  },
  {
    name: 'history-chart-zoomed',
    opened,
    snapshot: snapshotOf(),
    history: berlinDays('2026-10-16'),
    keys: [...toChart, 'ArrowLeft', '+', '+', '+'],
  },
  {
    name: 'history-chart-whole-day',
    opened,
    snapshot: snapshotOf(),
    history: berlinDays('2026-10-22'),
    keys: [...toChart, '-', '-', '-', '-'],
  },
  { name: 'history-chart-year', opened, snapshot: snapshotOf(), history: berlinDays('2025-10-30') },
  { name: 'history-table', opened, snapshot: snapshotOf(), history: fortnight(), keys: [...toChart, 't'] },
  { name: 'settings-history', opened: { page: 'settings', section: 'history' }, snapshot: snapshotOf() },
  {
    name: 'settings-history-delete',
    opened: { page: 'settings', section: 'history' },
    snapshot: snapshotOf(),
    click: 'Delete…',
  },
];
