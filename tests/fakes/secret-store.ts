import type { SecretError, SecretStore } from '../../electron/ports';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';

type Operation = 'read' | 'write' | 'remove';

/** A keychain in memory that can refuse, and that can be held up in the midst of an operation. It works off its queue in order. */
export class FakeSecretStore implements SecretStore {
  readonly entries = new Map<string, string>();
  /** What was asked of it, in order. */
  readonly operations: string[] = [];
  isDisposed = false;
  readonly #refusals = new Map<Operation, SecretError>();
  readonly #holds = new Map<Operation, Promise<void>>();
  #last: Promise<unknown> = Promise.resolve();

  /** From now on every such operation fails, until the function that is given back is called. */
  refuse(operation: Operation, code: SecretError['code'], detail = ''): () => void {
    this.#refusals.set(operation, { code, detail });
    return () => void this.#refusals.delete(operation);
  }

  /** From now on such an operation waits, and what comes after it too, until the function that is given back is called. */
  hold(operation: Operation): () => void {
    let release = (): void => undefined;
    this.#holds.set(operation, new Promise<void>((resolve) => (release = resolve)));
    return () => {
      this.#holds.delete(operation);
      release();
    };
  }

  read(name: string): Promise<Result<string | null, SecretError>> {
    return this.#run('read', () => this.entries.get(name) ?? null);
  }

  write(name: string, value: string): Promise<Result<void, SecretError>> {
    return this.#run('write', () => void this.entries.set(name, value));
  }

  remove(name: string): Promise<Result<void, SecretError>> {
    return this.#run('remove', () => void this.entries.delete(name));
  }

  dispose(): void {
    this.isDisposed = true;
  }

  #run<Value>(operation: Operation, act: () => Value): Promise<Result<Value, SecretError>> {
    this.operations.push(operation);
    const hold = this.#holds.get(operation);
    const outcome = this.#last.then(async () => {
      await hold;
      const refusal = this.#refusals.get(operation);
      return refusal === undefined ? ok(act()) : err(refusal);
    });
    this.#last = outcome;
    return outcome;
  }
}
