import type { SecretStore } from '../ports';

/** The same keychain, which tells whenever it has given or taken a secret: it serves, so what it refused before may be had now. */
export function toldSecrets(secrets: SecretStore, onServed: () => void): SecretStore {
  return {
    async read(name) {
      const answer = await secrets.read(name);
      if (answer.ok && answer.value !== null) onServed();
      return answer;
    },
    async write(name, value) {
      const answer = await secrets.write(name, value);
      if (answer.ok) onServed();
      return answer;
    },
    remove: (name) => secrets.remove(name),
    dispose: () => secrets.dispose(),
  };
}
