import { describe, expect, it } from 'vitest';
import { keychainService, signInSecretName } from '../../../electron/keychain-service';

const signInTo = (api: string): string => signInSecretName(api, 'client');
const german = signInTo('https://api.mypurecloud.de');

describe('The service under which the keychain keeps entries', () => {
  it('is the product’s only in a packaged app', () => {
    const packaged = keychainService({ isPackaged: true, environment: {} });
    const developed = keychainService({ isPackaged: false, environment: {} });
    for (const name of [german, 'local-api read-only', 'webhook/1', 'probe']) {
      expect(packaged(name)).toBe('Presence Tray');
      expect(developed(name)).toBe('Presence Tray (development)');
    }
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:1'])(
    'is the simulation’s for a sign-in at %s, however the app was pointed there',
    (api) => {
      for (const isPackaged of [true, false]) {
        expect(keychainService({ isPackaged, environment: {} })(signInTo(api))).toBe('Presence Tray (simulation)');
      }
    },
  );

  it('is the tests’ in tests', () => {
    const service = keychainService({ isPackaged: true, environment: { PRESENCE_TRAY_TEST: '1' } });
    expect(service(german)).toBe('Presence Tray (test)');
    expect(service(signInTo('http://127.0.0.1:1'))).toBe('Presence Tray (test)');
  });
});
