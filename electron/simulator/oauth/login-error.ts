import type { Answer } from '../api/answer';

export type LoginErrorCode =
  'invalid_client' | 'invalid_grant' | 'invalid_request' | 'unauthorized_client' | 'unsupported_grant_type';

/** An error of the login host, which looks different from one of the API. */
export function loginError(status: 400 | 401, error: LoginErrorCode, description: string): Answer {
  return { status, body: { error, description, error_description: description } };
}
