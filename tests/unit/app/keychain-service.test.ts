import { describe, expect, it } from 'vitest';
import { keychainService } from '../../../electron/keychain-service';
import { launchMode } from '../../../electron/launch-mode';

function serviceOf(orgHost: string, isPackaged: boolean, environment: Record<string, string> = {}): string {
  const mode = launchMode({
    argv: [],
    environment: { GENESYS_ORG_HOST: orgHost, GENESYS_CLIENT_ID: 'client' },
    isPackaged,
    hasChosenCloud: () => false,
  });
  return keychainService({ mode, isPackaged, environment });
}

describe('The name under which the keychain keeps entries', () => {
  it('is the product’s only in a packaged app that speaks to a real cloud', () => {
    expect(serviceOf('mypurecloud.de', true)).toBe('Presence Tray');
    expect(serviceOf('mypurecloud.de', false)).toBe('Presence Tray (development)');
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:1'])(
    'is the simulation’s for %s',
    (orgHost) => {
      expect(serviceOf(orgHost, true)).toBe('Presence Tray (simulation)');
      expect(serviceOf(orgHost, false)).toBe('Presence Tray (simulation)');
    },
  );

  it('is the simulation’s in simulated mode, and the tests’ in tests', () => {
    const start = { mode: { kind: 'simulated' }, isPackaged: true, environment: {} } as const;
    expect(keychainService(start)).toBe('Presence Tray (simulation)');
    expect(serviceOf('mypurecloud.de', true, { PRESENCE_TRAY_TEST: '1' })).toBe('Presence Tray (test)');
  });
});
