import type { CloudError } from '../ports';

/** A failure with everything that is not said set to "not known". */
export function cloudError(
  code: CloudError['code'],
  detail: string,
  known: Partial<Omit<CloudError, 'code' | 'detail'>> = {},
): CloudError {
  return {
    code,
    detail,
    status: null,
    cloudCode: null,
    correlationId: null,
    retryAfterMs: null,
    mayHaveBeenApplied: false,
    ...known,
  };
}
