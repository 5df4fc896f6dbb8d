import type { CloudError } from '../ports';
import { UNNAMED_SCOPE } from './errors';

/**
 * Says which scope a refusal is about where the cloud does not: any one of `needed` would have done, and a token that has none
 * of them explains a refusal that gives no reason.
 *
 * @param needed the scopes of which the operation needs one, the least first.
 * @param granted the token's own scopes; null when they are not known.
 */
export function withMissingScope(
  error: CloudError,
  needed: readonly string[],
  granted: readonly string[] | null,
): CloudError {
  const [least] = needed;
  if (error.status !== 403 || least === undefined) return error;
  if (error.code === 'scope-missing') return error.detail === UNNAMED_SCOPE ? { ...error, detail: least } : error;
  const lacksAll = granted !== null && !needed.some((scope) => granted.includes(scope));
  return error.code === 'rejected' && lacksAll ? { ...error, code: 'scope-missing', detail: least } : error;
}
