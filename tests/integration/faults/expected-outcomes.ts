import type { SimulatorDialect } from '../../../electron/simulator';
import type { Operation } from './faults';

export type ExpectedOutcomes = Readonly<Record<SimulatorDialect, Readonly<Record<Operation, string>>>>;

/**
 * What the agent sees of each fault, and what comes of it: while it lasts first, then after it has ended. Chance is fixed at
 * its middle, so that the first pause of a back-off with jitter is half a second.
 */
export const expectedOutcomes: Readonly<Record<string, ExpectedOutcomes>> = {
  '429 with `Retry-After`': {
    platform: {
      write: 'waits 42.5 s (rate-limited), then set',
      read: 'waits 42.5 s (rate-limited), then set',
      subscribe: 'connecting after 0.5 s, live with the change 42 s later',
    },
    resource: {
      write: 'waits 42.5 s (rate-limited), then set',
      read: 'waits 42.5 s (rate-limited), then set',
      subscribe: 'connecting, live with the change 42 s later',
    },
  },
  '429 without': {
    platform: {
      write: 'waits 0.5 s (rate-limited), then set',
      read: 'waits 0.5 s (rate-limited), then set',
      subscribe: 'connecting after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'waits 2.5 s (rate-limited), then set',
      read: 'waits 2.5 s (rate-limited), then set',
      subscribe: 'connecting, live with the change 2 s later',
    },
  },
  '401, token expired': {
    platform: {
      write: 'waits for the sign-in, then set',
      read: 'waits for the sign-in, then set',
      subscribe: 'signed out after 0.5 s, live with the change at once',
    },
    resource: {
      write: 'set',
      read: 'waits 0.5 s (busy), then set',
      subscribe: 'live, change shown 60 s later',
    },
  },
  '401, token revoked': {
    platform: {
      write: 'waits for the sign-in, then set',
      read: 'waits for the sign-in, then set',
      subscribe: 'signed out, live with the change at once',
    },
    resource: {
      write: 'set',
      read: 'waits 0.5 s (busy), then set',
      subscribe: 'live, change shown 60 s later',
    },
  },
  '403, scope missing': {
    platform: {
      write: 'not set (scope-missing: presence)',
      read: 'not set (scope-missing: presence:readonly)',
      subscribe: 'connecting after 0.5 s, change shown 59.5 s later, live 300 s later',
    },
    resource: {
      write: 'not set (scope-missing: presence:write)',
      read: 'not set (scope-missing: presence:read)',
      subscribe: 'connecting, live with the change 300 s later',
    },
  },
  '403, permission missing': {
    platform: {
      write: 'not set (permission-missing: presence:userPresence:edit)',
      read: 'not set (permission-missing: presence:userPresence:view)',
      subscribe: 'connecting after 0.5 s, change shown 59.5 s later, live 300 s later',
    },
    resource: {
      write: 'not set (permission-missing: presence:userPresence:edit)',
      read: 'not set (permission-missing: presence:userPresence:view)',
      subscribe: 'connecting, live with the change 300 s later',
    },
  },
  '409, an earlier update is in progress': {
    platform: {
      write: 'waits 0.5 s (busy), then set',
      read: 'waits 0.5 s (busy), then set',
      subscribe: 'connecting after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'waits 0.5 s (busy), then set',
      read: 'waits 0.5 s (busy), then set',
      subscribe: 'connecting, live with the change 0.5 s later',
    },
  },
  '412, changed since': {
    platform: {
      write: 'waits 0.5 s (busy), then set',
      read: 'waits 0.5 s (busy), then set',
      subscribe: 'connecting after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'waits 0.5 s (busy), then set',
      read: 'waits 0.5 s (busy), then set',
      subscribe: 'connecting, live with the change 0.5 s later',
    },
  },
  '500, a fault': {
    platform: {
      write: 'waits 0.5 s (unavailable), then set',
      read: 'waits 0.5 s (unavailable), then set',
      subscribe: 'connecting after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'waits 0.5 s (unavailable), then set',
      read: 'waits 0.5 s (unavailable), then set',
      subscribe: 'connecting, live with the change 0.5 s later',
    },
  },
  '503, not now': {
    platform: {
      write: 'waits 0.5 s (unavailable), then set',
      read: 'waits 0.5 s (unavailable), then set',
      subscribe: 'connecting after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'waits 0.5 s (unavailable), then set',
      read: 'waits 0.5 s (unavailable), then set',
      subscribe: 'connecting, live with the change 0.5 s later',
    },
  },
  'slow, by 5 s': {
    platform: {
      write: 'set after 5 s',
      read: 'set after 5 s',
      subscribe: 'live after 5.5 s, change shown at once',
    },
    resource: {
      write: 'set after 5 s',
      read: 'after 5 s waits 0.5 s (busy), then set',
      subscribe: 'live after 5 s, change shown 60 s later',
    },
  },
  'slow, by 20 s, and carried out then': {
    platform: {
      write: 'after 10 s waits 0.5 s (timeout), then set',
      read: 'after 15 s waits 0.5 s (timeout), then set',
      subscribe: 'offline after 10.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'after 10 s waits 0.5 s (timeout), then set',
      read: 'after 15 s waits 0.5 s (timeout), then set',
      subscribe: 'offline after 15 s, live with the change 0.5 s later',
    },
  },
  'half-open: nothing comes back': {
    platform: {
      write: 'after 10 s waits 0.5 s (timeout), then set',
      read: 'after 15 s waits 0.5 s (timeout), then set',
      subscribe: 'offline after 10.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'after 10 s waits 0.5 s (timeout), then set',
      read: 'after 15 s waits 0.5 s (timeout), then set',
      subscribe: 'offline after 15 s, live with the change 0.5 s later',
    },
  },
  'reset in mid-body': {
    platform: {
      write: 'set',
      read: 'waits 0.5 s (network), then set',
      subscribe: 'offline after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'set',
      read: 'waits 0.5 s (network), then set',
      subscribe: 'offline, live with the change 0.5 s later',
    },
  },
  'answer lost after it was carried out': {
    platform: {
      write: 'set',
      read: 'waits 0.5 s (network), then set',
      subscribe: 'offline after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'set',
      read: 'waits 0.5 s (network), then set',
      subscribe: 'offline, live with the change 0.5 s later',
    },
  },
  'malformed JSON': {
    platform: {
      write: 'set',
      read: 'waits 0.5 s (malformed), then set',
      subscribe: 'connecting after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'set',
      read: 'waits 0.5 s (malformed), then set',
      subscribe: 'connecting, live with the change 0.5 s later',
    },
  },
  'wrong types': {
    platform: {
      write: 'set',
      read: 'waits 0.5 s (malformed), then set',
      subscribe: 'connecting after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'set',
      read: 'waits 0.5 s (malformed), then set',
      subscribe: 'connecting, live with the change 0.5 s later',
    },
  },
  'huge body': {
    platform: {
      write: 'set',
      read: 'waits 0.5 s (malformed), then set',
      subscribe: 'connecting after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'set',
      read: 'waits 0.5 s (malformed), then set',
      subscribe: 'connecting, live with the change 0.5 s later',
    },
  },
  'a sign-in page of the network': {
    platform: {
      write: 'waits 0.5 s (network), then set',
      read: 'waits 0.5 s (network), then set',
      subscribe: 'offline after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'waits 0.5 s (network), then set',
      read: 'waits 0.5 s (network), then set',
      subscribe: 'offline, live with the change 0.5 s later',
    },
  },
  'a redirect by the network': {
    platform: {
      write: 'waits 0.5 s (network), then set',
      read: 'waits 0.5 s (network), then set',
      subscribe: 'offline after 0.5 s, live with the change 1 s later',
    },
    resource: {
      write: 'waits 0.5 s (network), then set',
      read: 'waits 0.5 s (network), then set',
      subscribe: 'offline, live with the change 0.5 s later',
    },
  },
  "the computer's clock is 10 min slow": {
    platform: {
      write: 'set',
      read: 'set',
      subscribe: 'live after 0.5 s, change shown at once',
    },
    resource: {
      write: 'set',
      read: 'waits 0.5 s (busy), then set',
      subscribe: 'live, change shown 60 s later',
    },
  },
  "the computer's clock is 10 min fast": {
    platform: {
      write: 'set',
      read: 'set',
      subscribe: 'live after 0.5 s, change shown at once',
    },
    resource: {
      write: 'set',
      read: 'waits 0.5 s (busy), then set',
      subscribe: 'live, change shown 60 s later',
    },
  },
};
