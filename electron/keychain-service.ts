import { isLoopback } from '../shared/loopback';

/** The name under which a keychain entry keeps the sign-in to one cloud with one OAuth client. */
export const signInSecretName = (api: string, clientId: string): string => `sign-in ${api} ${clientId}`;

/**
 * The service under which the keychain keeps an entry. Development, tests and simulated organisations have services of their own,
 * so that none of them ever reads, replaces or removes the sign-in of a real agent.
 *
 * @returns it by the name of the entry: which organisation this is may be the agent's choice, made long after the start.
 */
export function keychainService(start: {
  readonly isPackaged: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): (name: string) => string {
  const { isPackaged, environment } = start;
  if (environment['PRESENCE_TRAY_TEST'] === '1') return () => 'Presence Tray (test)';
  const own = isPackaged ? 'Presence Tray' : 'Presence Tray (development)';
  return (name) => (isSignInHere(name) ? 'Presence Tray (simulation)' : own);
}

/** Whatever listens on this computer is no cloud. */
function isSignInHere(name: string): boolean {
  const api = /^sign-in (\S+) /.exec(name)?.[1] ?? '';
  return URL.canParse(api) && isLoopback(new URL(api).hostname);
}
