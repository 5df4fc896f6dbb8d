import type { RecordedEventView } from '../../shared/ipc/webhook-requests';
import type { EndpointView } from '../../shared/snapshot';
import { noonish } from './snapshot';

const MINUTE = 60_000;

/** A receiver that is well. */
export const endpointOf = (more: Partial<EndpointView> = {}): EndpointView => ({
  id: 'planner',
  name: 'Shift planner',
  url: 'https://planner.harbour.example/hooks/presence',
  isEnabled: true,
  envelope: 'plain',
  decidedBy: null,
  state: 'well',
  waiting: 0,
  dead: 0,
  givenUpAt: null,
  lastTry: { at: noonish - 71 * MINUTE, tookMs: 61, status: 204, fault: null },
  failingSince: null,
  nextTryAt: null,
  isSecretKept: true,
  ...more,
});

/** One that answers 503 since 10:20, with three events behind it. */
export const failingEndpoint = endpointOf({
  id: 'wallboard',
  name: 'Wallboard',
  url: 'https://wallboard.harbour.example:8443/presence',
  state: 'failing',
  waiting: 3,
  dead: 1,
  givenUpAt: noonish - 2 * 24 * 60 * MINUTE,
  lastTry: { at: noonish - MINUTE, tookMs: 88, status: 503, fault: null },
  failingSince: noonish - 94 * MINUTE,
  nextTryAt: noonish + 2 * MINUTE,
});

export function recordedEvent(
  sequence: number,
  label: string,
  more: Partial<RecordedEventView> = {},
): RecordedEventView {
  const timestamp = new Date(noonish - (1_045 - sequence) * 10 * MINUTE).toISOString();
  return {
    id: sequence,
    state: 'delivered',
    tries: 1,
    latestTries: [{ at: noonish - 60 * MINUTE, tookMs: 61, status: 200, fault: null, excerpt: '' }],
    event: {
      userId: '8a1b0c55-0000-4000-8000-000000000001',
      previousState: 'available',
      newState: 'unavailable',
      timestamp,
      syncId: '5e28f317-bed9-50d6-bab7-4b1e4cf203ba',
      type: 'changed',
      sequence,
      previousDefinitionId: 'on-queue',
      previousLabel: 'On Queue',
      newDefinitionId: label.toLowerCase(),
      newLabel: label,
      routingStatus: 'idle',
      cause: { kind: 'agent', via: 'tray' },
      idleSince: null,
      decidedAt: timestamp,
      appliedAt: timestamp,
      isRecovered: false,
      correction: null,
      installationId: '0b6f0d0e-36a6-4b1e-9d3f-2f6f1d2c3b4a',
      appVersion: '0.1.0',
    },
    ...more,
  };
}

const failed = { at: noonish - MINUTE, tookMs: 88, status: 503, fault: null, excerpt: 'Service Unavailable' };

/** What the flight recorder has of the failing one, newest first. */
export const recordedEvents: readonly RecordedEventView[] = [
  recordedEvent(1_041, 'On Queue', { state: 'waiting', tries: 0, latestTries: [] }),
  recordedEvent(1_040, 'Available', { state: 'waiting', tries: 0, latestTries: [] }),
  recordedEvent(1_039, 'Break', { state: 'waiting', tries: 8, latestTries: [failed] }),
  recordedEvent(1_038, 'Meal', { state: 'dead', tries: 3, latestTries: [{ ...failed, status: 422 }] }),
  recordedEvent(1_037, 'On Queue'),
];
