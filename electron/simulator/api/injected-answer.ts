import type { Fault } from '../model/fault-plan';
import type { Answer } from './answer';
import { apiErrorForStatus } from './api-error';

const defaultRetryAfterSeconds = '42';

/** The answer that a fault gives instead of the real one: in the shape of the host whose path was asked. */
export function injectedAnswer(fault: Fault, status: number, path: string): Answer {
  if (fault.body !== undefined) return { status, body: fault.body };
  if (status < 400) return { status };
  if (!path.startsWith('/api/')) {
    const description = `simulated status ${status}`;
    return { status, body: { error: 'server_error', description, error_description: description } };
  }
  if (status !== 429) return apiErrorForStatus(status);
  const given = Object.entries(fault.headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const seconds = given ?? defaultRetryAfterSeconds;
  return { ...apiErrorForStatus(status, { seconds }), headers: { 'Retry-After': seconds } };
}
