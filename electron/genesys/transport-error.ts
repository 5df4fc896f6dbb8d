import type { CloudError } from '../ports';
import { cloudError } from './cloud-error';
import { ANSWER_TOO_LARGE } from './transport-limit';

/** Failures before anything could be sent, as Node, undici and Chromium name them. */
const notConnectedReasons: readonly (readonly [RegExp, string])[] = [
  [
    /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|ERR_INTERNET_DISCONNECTED|ENETUNREACH|ENETDOWN|ERR_ADDRESS_UNREACHABLE|EHOSTUNREACH)$/,
    'Genesys Cloud cannot be found. Is this computer online?',
  ],
  [
    /^(ECONNREFUSED|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|ERR_CONNECTION_REFUSED|ERR_CONNECTION_TIMED_OUT|ERR_CONNECTION_FAILED)$/,
    'Genesys Cloud cannot be reached.',
  ],
  [/^ERR_(PROXY|TUNNEL|MANDATORY_PROXY|PAC|NO_SUPPORTED_PROXIES)/, 'The proxy cannot be used.'],
  [
    /CERT|^ERR_SSL_(PROTOCOL_ERROR|VERSION_OR_CIPHER_MISMATCH)$|^UNABLE_TO_|^HOSTNAME_MISMATCH$/,
    'The connection to Genesys Cloud is not trusted: its certificate was refused.',
  ],
];

/**
 * Says why no answer came. Nothing of the thrown error is kept: it carries the request with its bearer token.
 *
 * @param thrown What axios or the transport threw.
 * @param isWrite Whether the request was to change something.
 */
export function errorOfTransport(thrown: unknown, isWrite: boolean): CloudError {
  const reasons = codesIn(thrown);
  if (reasons.includes(ANSWER_TOO_LARGE)) {
    return cloudError('malformed', 'The answer of Genesys Cloud is larger than it can be.', {
      mayHaveBeenApplied: isWrite,
    });
  }
  for (const [pattern, detail] of notConnectedReasons) {
    if (reasons.some((reason) => pattern.test(reason))) return cloudError('network', detail);
  }
  return cloudError('network', 'The connection to Genesys Cloud broke.', { mayHaveBeenApplied: isWrite });
}

/** The stable names in an error and in what caused it: `code` in Node, `net::ERR_…` in Chromium's message. */
function codesIn(thrown: unknown): string[] {
  const codes: string[] = [];
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    // A system error of an open connection says nothing about whether the request went out on it.
    const wasConnected = 'syscall' in error && (error.syscall === 'read' || error.syscall === 'write');
    if ('code' in error && typeof error.code === 'string' && !wasConnected) codes.push(error.code);
    const chromium = /net::(ERR_\w+)/.exec(error.message)?.[1];
    if (chromium !== undefined) codes.push(chromium);
  }
  return codes;
}
