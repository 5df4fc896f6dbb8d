import { z } from 'zod';
import type { Disposable, Scheduler } from '../ports';
import type { KeychainReply, KeychainRequest } from './keychain-protocol';

/** As much of a started worker as is needed: Electron's `UtilityProcess`, or a child of Node in tests. */
export interface ChildLike {
  postMessage(message: KeychainRequest): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  /** Ends it at once, whatever it does. */
  kill(): unknown;
}

/** What is asked; the id is given here. */
export type KeychainQuestion = KeychainRequest extends infer Request
  ? Request extends KeychainRequest
    ? Omit<Request, 'id'>
    : never
  : never;

/** `hanging`: no answer within the limit, and the worker was ended. `ended`: the worker ended by itself or was stopped. */
export type KeychainAnswer = KeychainReply | 'hanging' | 'ended';

export interface KeychainProcess extends Disposable {
  /** True while a worker runs that has answered before. */
  readonly hasAnswered: boolean;
  ask(question: KeychainQuestion, limitMs: number): Promise<KeychainAnswer>;
  /** Ends the worker at once; the next question starts another. */
  stop(): void;
}

const replySchema: z.ZodType<KeychainReply> = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.int(), ok: z.literal(true), value: z.union([z.string(), z.boolean(), z.null()]) }),
  z.strictObject({
    id: z.int(),
    ok: z.literal(false),
    code: z.enum(['library-missing', 'failed']),
    detail: z.string(),
  }),
]);

interface Worker {
  readonly child: ChildLike;
  readonly waiting: Map<number, (answer: KeychainAnswer) => void>;
  hasAnswered: boolean;
}

/**
 * Owns the worker: starts it with the first question, ends it when nothing was asked for a while, when it hangs, and at
 * once when disposed.
 */
export function createKeychainProcess(options: {
  readonly fork: () => ChildLike;
  readonly scheduler: Scheduler;
  readonly idleMs: number;
}): KeychainProcess {
  const { fork, scheduler, idleMs } = options;
  let worker: Worker | null = null;
  let idle: Disposable | null = null;
  let isDisposed = false;
  let lastId = 0;

  function start(): Worker {
    const started: Worker = { child: fork(), waiting: new Map(), hasAnswered: false };
    started.child.on('message', (message) => {
      const reply = replySchema.safeParse(message);
      if (!reply.success) return;
      started.hasAnswered = true;
      started.waiting.get(reply.data.id)?.(reply.data);
    });
    started.child.on('exit', () => abandon(started, 'ended'));
    return started;
  }

  function abandon(abandoned: Worker, answer: 'hanging' | 'ended'): void {
    if (worker === abandoned) {
      worker = null;
      idle?.dispose();
    }
    for (const settle of abandoned.waiting.values()) settle(answer);
  }

  function end(answer: 'hanging' | 'ended'): void {
    if (worker === null) return;
    const ended = worker;
    ended.child.kill();
    abandon(ended, answer);
  }

  return {
    get hasAnswered() {
      return worker?.hasAnswered ?? false;
    },
    ask(question, limitMs) {
      if (isDisposed) return Promise.resolve('ended');
      idle?.dispose();
      worker ??= start();
      const { child, waiting } = worker;
      const id = (lastId += 1);
      return new Promise((resolve) => {
        const limit = scheduler.after(limitMs, () => end('hanging'));
        waiting.set(id, (answer) => {
          waiting.delete(id);
          limit.dispose();
          if (waiting.size === 0 && worker?.waiting === waiting) idle = scheduler.after(idleMs, () => end('ended'));
          resolve(answer);
        });
        child.postMessage({ ...question, id });
      });
    },
    stop: () => end('ended'),
    dispose() {
      isDisposed = true;
      end('ended');
    },
  };
}
