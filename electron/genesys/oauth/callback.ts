import { createHash, timingSafeEqual } from 'node:crypto';
import type { PasteOutcome } from '../../ports';

/** What the browser brought back. */
export type CallbackAnswer =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'error'; readonly error: string; readonly description: string | null };

/** Longer ones are no address of ours. */
const LONGEST_PASTE = 8_192;

/**
 * Reads the parameters of a callback. Null when it does not belong to the sign-in that made `state`, or holds a parameter twice,
 * which leaves open what is meant.
 */
export function readCallback(parameters: URLSearchParams, state: string): CallbackAnswer | null {
  const once = (name: string): string | null => {
    const all = parameters.getAll(name);
    return all.length === 1 ? (all[0] ?? null) : null;
  };
  if (!isSameText(once('state') ?? '', state)) return null;
  const error = once('error');
  if (error !== null) return { kind: 'error', error, description: once('error_description') };
  const code = once('code');
  return code === null || code === '' ? null : { kind: 'code', code };
}

/**
 * Reads an address that the agent copied out of their browser: only the very redirect URI with a callback of this sign-in.
 *
 * @param redirectUri without parameters.
 */
export function readPasted(
  pasted: string,
  redirectUri: string,
  state: string,
): CallbackAnswer | Exclude<PasteOutcome, 'taken' | 'used'> {
  // A browser may show the address with blanks around, or broken over lines by a mail program.
  const text = pasted.replace(/\s+/g, '');
  if (text.length > LONGEST_PASTE || !URL.canParse(text)) return 'not-an-address';
  const url = new URL(text);
  const expected = new URL(redirectUri);
  if (url.origin !== expected.origin || url.pathname !== expected.pathname) return 'not-an-address';
  if (url.username !== '' || url.password !== '' || url.hash !== '' || url.search === '') return 'not-an-address';
  return readCallback(url.searchParams, state) ?? 'other-sign-in';
}

/** Compares in a time that does not tell how much of it was right. */
function isSameText(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
