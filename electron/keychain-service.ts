import { isLoopback } from '../shared/loopback';
import type { LaunchMode } from './launch-mode';

/**
 * The name under which the keychain keeps this start's entries. Development, tests and simulated organisations have names of
 * their own, so that none of them ever reads, replaces or removes the sign-in of a real agent.
 */
export function keychainService(start: {
  readonly mode: LaunchMode;
  readonly isPackaged: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): string {
  const { mode, isPackaged, environment } = start;
  if (environment['PRESENCE_TRAY_TEST'] === '1') return 'Presence Tray (test)';
  if (mode.kind === 'simulated' || (mode.kind === 'cloud' && isHere(mode.orgHost))) return 'Presence Tray (simulation)';
  return isPackaged ? 'Presence Tray' : 'Presence Tray (development)';
}

/** Whatever listens on this computer is no cloud. */
const isHere = (orgHost: string): boolean => URL.canParse(orgHost) && isLoopback(new URL(orgHost).hostname);
