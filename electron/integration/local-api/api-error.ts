import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import type { ProgramError, ProgramErrorCode } from '../../services/presence-program/presence-program';

/** What every refusal of the API has as its body. */
export const apiErrorSchema = z.object({
  error: z.string().describe('A sentence for people that says what to do next.'),
  code: z.string().describe('Stable.'),
  details: z.record(z.string(), z.unknown()).describe('The facts of the code.'),
});

export interface ApiError {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503;
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export function sendError(response: ServerResponse, { status, code, message, details = {}, headers }: ApiError): void {
  sendJson(response, status, { error: message, code, details }, headers);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

const statuses: Readonly<Record<Exclude<ProgramErrorCode, 'not-set'>, ApiError['status']>> = {
  'invalid-request': 400,
  'availability-mismatch': 400,
  'unknown-definition': 400,
  'ambiguous-definition': 400,
  'definition-not-offered': 400,
  'transition-forbidden': 400,
  'permission-missing': 403,
  'other-user': 403,
  'not-ready': 503,
  'signed-out': 503,
};

/** What Genesys Cloud says for good, and what it says of who asks; all else may be otherwise in a moment. */
const refusals: Readonly<Record<string, ApiError['status']>> = {
  rejected: 400,
  'not-found': 400,
  'permission-missing': 403,
  'scope-missing': 403,
};

export function apiErrorOf({ code, message, details }: ProgramError): ApiError {
  const status = code === 'not-set' ? (refusals[String(details['failure'])] ?? 503) : statuses[code];
  return { status, code, message, details };
}
