import type { SimulatorSettings } from '../settings';
import type { Answer } from './answer';

/**
 * The errors that a caller may meet: the cloud's codes and status; the wording, with `%s` where a value goes, is ours except
 * where the cloud's own is widely known. Programs go by the code.
 */
const messages = {
  'bad.request': [400, 'The request could not be read.'],
  'invalid.value': [400, 'Value [%s] is not valid for field type [%s]. Allowed: %s'],
  'invalid.property': [400, 'There is no property [%s] in [%s].'],
  'invalid.date': [400, 'Dates must be specified as ISO-8601 strings, such as 2025-01-31T08:00:00.000Z.'],
  'invalid.query.param.value': [400, 'The parameter [%s] cannot be [%s]. Allowed: %s'],
  'constraint.validation': [400, '%s'],
  'not.a.user': [
    400,
    'This request requires a user context. Client credentials cannot be used for requests to this resource.',
  ],
  'general.bad.request': [400, 'An invalid routing status transition was attempted.'],
  'max.user.presences': [400, 'At most 50 presences can be asked for at once.'],
  'notification.invalid.topic': [400, 'The subscription topic is not valid.'],
  'notification.subscription.too.many.subscriptions': [400, 'The channel has too many subscriptions.'],
  'token.timeout.exceeded': [400, 'The timeout must be between 300 and 28800 seconds.'],
  'token.timeout.exceeded.hipaa': [400, 'Under HIPAA the timeout must be between 300 and 900 seconds.'],
  'authentication.required': [401, 'No authentication bearer token specified in authorization header.'],
  'bad.credentials': [401, 'Invalid login credentials.'],
  'missing.any.permissions': [
    403,
    'Unable to perform the requested action. You must have at least one of the following permissions assigned: %s',
  ],
  'missing.permissions': [
    403,
    'Unable to perform the requested action. You are missing the following permission(s): %s',
  ],
  'app.not.authorized.for.scope': [403, 'App not authorized to use scope %s'],
  'not.authorized': [403, 'You are not authorized to perform the requested action.'],
  'presence.not.authorized.update.other.user.presence': [403, "Not authorized to update another user's presence"],
  'presence.not.authorized.update.on.queue': [403, 'Not authorized to update presence to ON_QUEUE'],
  'notification.unauthorized.topic': [403, 'Not authorized for this topic.'],
  'not.found': [404, 'There is no such resource.'],
  'presenceservice.usernotfound': [404, 'User was not found.'],
  'entity.not.found': [404, 'There is no such entity.'],
  'method.not.allowed': [405, 'This resource does not take this method.'],
  'client.timeout': [408, 'The request did not arrive in time.'],
  'presenceservice.conflict': [409, 'A previous update request has not yet completed'],
  'request.conflict': [409, 'The request does not fit the present state of the resource.'],
  'precondition.failed': [412, 'The resource was modified after the instant of If-Unmodified-Since.'],
  'request.entity.too.large': [413, 'The request is larger than %s bytes.'],
  'unsupported.media.type': [415, 'The content type of the request is not supported.'],
  'too.many.requests.retry.after': [429, 'Rate limit exceeded the maximum. Retry the request in [%s] seconds'],
  'internal.server.error': [500, 'Something went wrong inside the cloud.'],
  'service.unavailable': [503, 'The service is not available now.'],
  'request.timeout': [504, 'The service did not answer in time.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ApiErrorCode = keyof typeof messages;

/** Named values for an error's message, in the order in which the message uses them. */
export type ErrorParameters = Readonly<Record<string, string>>;

/** The error an injected status stands for when the test gave no body of its own. */
const codeByStatus: Readonly<Record<number, ApiErrorCode>> = {
  400: 'bad.request',
  401: 'bad.credentials',
  403: 'not.authorized',
  404: 'not.found',
  405: 'method.not.allowed',
  408: 'client.timeout',
  409: 'request.conflict',
  412: 'precondition.failed',
  413: 'request.entity.too.large',
  415: 'unsupported.media.type',
  429: 'too.many.requests.retry.after',
  500: 'internal.server.error',
  503: 'service.unavailable',
  504: 'request.timeout',
};

/** An error of the API without its `contextId`, which the wire adds: it is the correlation id of the answer. */
export function apiError(code: ApiErrorCode, parameters: ErrorParameters = {}): Answer {
  const [status, template] = messages[code];
  const values = Object.values(parameters);
  let used = 0;
  const message = template.replace(/%s/g, () => values[used++] ?? '');
  return {
    status,
    body: {
      message,
      code,
      status,
      ...(values.length === 0 ? {} : { messageParams: parameters }),
      details: [],
      errors: [],
    },
  };
}

/** An error body for a status that was injected. */
export function apiErrorForStatus(status: number, parameters: ErrorParameters = {}): Answer {
  const code = codeByStatus[status];
  if (code !== undefined) return apiError(code, parameters);
  const message = `The request was answered with status ${status}.`;
  return { status, body: { message, code: 'simulated.status', status, details: [], errors: [] } };
}

/** The permissions inside a refusal: a switch, for how the cloud writes them is not known. */
export function listedPermissions(
  permissions: readonly string[],
  { permissionLists }: Pick<SimulatorSettings, 'permissionLists'>,
): ErrorParameters {
  switch (permissionLists) {
    case 'bracketed':
      return { permissions: bracketed(permissions) };
    case 'plain':
      return { permissions: permissions.join(', ') };
    case 'untold':
      return {};
  }
}

/** How the cloud writes a list inside a message; the brackets are as an example showed them. */
export const bracketed = (values: readonly string[]): string => `[${values.join(', ')}]`;
