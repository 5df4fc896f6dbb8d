import { describe, expect, it } from 'vitest';
import type { CloudError } from '../../../electron/ports';
import { requestFailureOf } from '../../../electron/services/request-failure';
import type { WriteFailureCode } from '../../../shared/snapshot';
import { cloudFailure } from '../../fakes/gateway';

describe('A failure of the wire', () => {
  it.each<[CloudError['code'], WriteFailureCode, 'for good' | 'for now']>([
    ['network', 'network', 'for now'],
    ['timeout', 'timeout', 'for now'],
    ['unavailable', 'unavailable', 'for now'],
    ['rate-limited', 'rate-limited', 'for now'],
    ['busy', 'busy', 'for now'],
    ['precondition-failed', 'busy', 'for now'],
    ['unauthorised', 'unauthorised', 'for now'],
    ['aborted', 'network', 'for now'],
    ['malformed', 'malformed', 'for now'],
    ['scope-missing', 'scope-missing', 'for good'],
    ['permission-missing', 'permission-missing', 'for good'],
    ['rejected', 'rejected', 'for good'],
    ['not-found', 'not-found', 'for good'],
  ])('“%s” is shown as “%s” and fails %s', (code, shownAs, howLong) => {
    expect(requestFailureOf(cloudFailure(code))).toMatchObject({ code: shownAs, isFinal: howLong === 'for good' });
  });

  it('keeps its words, the pause that was asked for, and whether it may have been applied', () => {
    const error = cloudFailure('timeout', { detail: 'why', retryAfterMs: 7_000, mayHaveBeenApplied: true });
    expect(requestFailureOf(error)).toEqual({
      code: 'timeout',
      detail: 'why',
      isFinal: false,
      retryAfterMs: 7_000,
      mayHaveBeenApplied: true,
    });
  });
});
