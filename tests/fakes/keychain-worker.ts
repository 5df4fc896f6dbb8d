import type { ChildLike } from '../../electron/adapters/keychain-process';
import type { KeychainReply, KeychainRequest } from '../../electron/adapters/keychain-protocol';

/** How the pretended keychain behaves. */
export type KeychainBehaviour = (request: KeychainRequest) => unknown;

/** A keychain worker that answers from a map, unless a test gives it another behaviour; `undefined` is no answer at all. */
export class FakeKeychain {
  readonly entries = new Map<string, string>();
  readonly requests: KeychainRequest[] = [];
  /** Workers that were started, and those that still run. */
  started = 0;
  running = 0;
  behave: KeychainBehaviour = (request) => this.answer(request);

  /** Takes what is asked, to be answered when the test says so; gives back whether it did. */
  later: ((request: KeychainRequest, reply: (answer: KeychainReply) => void) => boolean) | null = null;

  readonly fork = (): ChildLike => {
    this.started += 1;
    this.running += 1;
    let isAlive = true;
    let onMessage = (_message: unknown): void => undefined;
    let onExit = (): void => undefined;
    const end = (): void => {
      if (!isAlive) return;
      isAlive = false;
      this.running -= 1;
      queueMicrotask(() => onExit());
    };
    this.crash = end;
    return {
      postMessage: (request) => {
        this.requests.push(request);
        if (this.later?.(request, (answer) => isAlive && onMessage(answer)) === true) return;
        const reply = this.behave(request);
        if (reply !== undefined) queueMicrotask(() => isAlive && onMessage(reply));
      },
      on: (event: 'message' | 'exit', listener: (message: unknown) => void) => {
        if (event === 'message') onMessage = listener;
        else onExit = () => listener(undefined);
      },
      kill: end,
    };
  };

  /** Ends the running worker as a fault of its own would. */
  crash: () => void = () => undefined;

  answer(request: KeychainRequest): KeychainReply {
    const { id } = request;
    const key = `${request.service}/${request.name}`;
    switch (request.operation) {
      case 'probe':
        return { id, ok: true, value: true };
      case 'read':
        return { id, ok: true, value: this.entries.get(key) ?? null };
      case 'remove':
        return { id, ok: true, value: this.entries.delete(key) };
      case 'write':
        this.entries.set(key, request.value);
        return { id, ok: true, value: true };
    }
  }
}
