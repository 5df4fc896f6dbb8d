import type { CloudError } from '../ports';

const passing: ReadonlySet<CloudError['code']> = new Set([
  'network',
  'timeout',
  'unavailable',
  'rate-limited',
  'busy',
  'malformed',
  'aborted',
]);

/** Nobody said no: the same request may succeed a little later. An answer that cannot be read is a proxy's more often than the cloud's. */
export const isPassingFailure = ({ code }: Pick<CloudError, 'code'>): boolean => passing.has(code);
