/** What stands in the log where a secret was. */
export const REDACTED = '[redacted]';

/** Parts of a name that make its value a secret, whatever else is in the name: `access_token`, `X-Api-Key`, `clientSecret`. */
export const sensitiveParts = [
  'token',
  'secret',
  'password',
  'passwd',
  'passphrase',
  'authorization',
  'cookie',
  'credential',
  'verifier',
  'assertion',
  'apikey',
  'privatekey',
] as const;

/** Whole names whose value is a secret or the agent's own words. */
const sensitiveWords = new Set(['note', 'email', 'loginhint', 'pass', 'pin', 'connecturi', 'channelid']);

/** Names that OAuth uses for secrets and everybody else for harmless words: `code`, `state`. */
const ambiguousWords = new Set(['code', 'state']);

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Whether a value of this name never goes into the log. */
export function isSensitiveName(name: string): boolean {
  const word = plain(name);
  return sensitiveWords.has(word) || sensitiveParts.some((part) => word.includes(part));
}

/** Whether a value of this name may be a secret of OAuth; {@link isHarmlessWord} decides. */
export function isAmbiguousName(name: string): boolean {
  return ambiguousWords.has(plain(name));
}

/** Whether a value is a status or an error code, and not a random text: `live`, `not-found`, `404`, `ERR_FAILED`, `E2BIG`. */
export function isHarmlessWord(value: string): boolean {
  return /^\d{1,5}$|^E[A-Z0-9_]{2,40}$|^[a-z]{1,24}(?:[ ._-][a-z]{1,24}){0,5}$/i.test(value);
}
