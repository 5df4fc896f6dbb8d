import { ok } from '../../shared/result';
import type { SecretStore } from '../ports';

/** Remembers only until the app quits: for the simulated organisation, and where there is no keychain. */
export function createMemorySecretStore(): SecretStore {
  const secrets = new Map<string, string>();
  return {
    read: (name) => Promise.resolve(ok(secrets.get(name) ?? null)),
    write(name, value) {
      secrets.set(name, value);
      return Promise.resolve(ok(undefined));
    },
    remove(name) {
      secrets.delete(name);
      return Promise.resolve(ok(undefined));
    },
    dispose: () => secrets.clear(),
  };
}
