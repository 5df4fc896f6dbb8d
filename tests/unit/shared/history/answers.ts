import type { HistoryAnswer } from '../../../../shared/history/answer';
import { partOf } from './arbitraries';

const at = (text: string): number => Date.parse(text);

/** Monday 26 October 2026 in Berlin: On Queue until noon, a secondary of Busy that still runs at 12:22:14, a gap before. */
export const monday: HistoryAnswer = {
  startAt: at('2026-10-26T00:00:00+01:00'),
  endAt: at('2026-10-27T00:00:00+01:00'),
  timeZone: 'Europe/Berlin',
  zones: [],
  parts: [
    {
      kind: 'gap',
      startAt: at('2026-10-26T00:00:00+01:00'),
      endAt: at('2026-10-26T08:00:12.250+01:00'),
      reason: 'not-recorded',
    },
    partOf(at('2026-10-26T08:00:12.250+01:00'), at('2026-10-26T12:00:00.900+01:00')),
    {
      ...partOf(at('2026-10-26T12:00:00.900+01:00'), at('2026-10-26T12:22:14+01:00'), 'busy'),
      definitionId: 'admin',
      cause: { kind: 'agent', via: 'shortcut' },
      note: '=HYPERLINK("http://x","Claim 4471, write-up")',
      isOpen: true,
    },
  ],
  routing: [
    { startAt: at('2026-10-26T08:00:12+01:00'), endAt: at('2026-10-26T12:00:00+01:00'), status: 'interacting' },
  ],
  definitions: [
    { definitionId: 'on_queue', systemPresence: 'on_queue', label: 'On Queue', isSystemDefault: true },
    { definitionId: 'admin', systemPresence: 'busy', label: 'After-call admin', isSystemDefault: false },
  ],
  source: { kind: 'cloud', updatedAt: null, progress: null, failure: null },
  recordedSince: null,
  badRecords: 0,
};
