import type { SecretError } from '../ports';

/** What keychains say, in the order in which it is looked for. */
const meanings: readonly (readonly [RegExp, SecretError['code']])[] = [
  // gnome-keyring and KWallet: the prompt was closed. macOS: cancelled, refused, or no session to ask in.
  [/locked collection|is locked|dismissed|cancell?ed|interaction is not allowed|passphrase you entered/i, 'locked'],
  // No session bus (Electron says `disabled:`), one that is gone, or nobody on it who keeps secrets.
  [
    /freedesktop\.secrets|ServiceUnknown|d-?bus|transport|could not connect|connection (?:is closed|refused)|no such file/i,
    'absent',
  ],
];

/** The meaning of the words with which a keychain refused; the words themselves stay as detail. */
export function secretErrorOf(detail: string): SecretError {
  return { code: meanings.find(([pattern]) => pattern.test(detail))?.[1] ?? 'failed', detail };
}
