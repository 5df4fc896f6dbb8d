import type { WriteFailureCode } from '../../shared/snapshot';
import type { RequestFailure } from '../core/presence/events';
import type { CloudError } from '../ports';

/** How a failure of the wire looks to the state machine: by what code it is shown, and whether trying again can help. */
const readings: Record<CloudError['code'], { readonly code: WriteFailureCode; readonly isFinal: boolean }> = {
  network: { code: 'network', isFinal: false },
  timeout: { code: 'timeout', isFinal: false },
  unavailable: { code: 'unavailable', isFinal: false },
  'rate-limited': { code: 'rate-limited', isFinal: false },
  busy: { code: 'busy', isFinal: false },
  // The lock was broken: the machine reads, compares and decides anew.
  'precondition-failed': { code: 'busy', isFinal: false },
  unauthorised: { code: 'unauthorised', isFinal: false },
  aborted: { code: 'network', isFinal: false },
  malformed: { code: 'malformed', isFinal: false },
  'scope-missing': { code: 'scope-missing', isFinal: true },
  'permission-missing': { code: 'permission-missing', isFinal: true },
  rejected: { code: 'rejected', isFinal: true },
  'not-found': { code: 'not-found', isFinal: true },
};

export function requestFailureOf(error: CloudError): RequestFailure {
  const { detail, retryAfterMs, mayHaveBeenApplied } = error;
  return { ...readings[error.code], detail, retryAfterMs, mayHaveBeenApplied };
}
