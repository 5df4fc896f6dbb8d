import type { Result } from '../../shared/result';
import type { Chance, CloudError, CloudResult, Disposable, RemotePresence, Scheduler } from '../ports';

/** How long between two looks at the presence while the cloud does not tell of changes by itself. */
export const POLL_INTERVAL_MS = 60_000;

/** Looks at the presence now and then, from `start` to `stop`. */
export interface PresencePoll {
  /** The first look comes an interval later; starting twice is harmless. */
  start(): void;
  stop(): void;
}

export interface PresencePollDependencies {
  readonly read: (signal: AbortSignal) => CloudResult<RemotePresence>;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly onAnswer: (answer: Result<RemotePresence, CloudError>) => void;
}

export function createPresencePoll({ read, scheduler, chance, onAnswer }: PresencePollDependencies): PresencePoll {
  let running: AbortController | null = null;
  let next: Disposable | null = null;

  /** A whole contact centre loses its event feeds in the same second, and shall not look in the same second too. */
  const intervalMs = (): number => Math.round(POLL_INTERVAL_MS * (0.75 + 0.5 * chance.fraction()));

  function lookLater(controller: AbortController, error: CloudError | null): void {
    const delayMs = Math.max(intervalMs(), error?.retryAfterMs ?? 0);
    next = scheduler.after(delayMs, () => void look(controller));
  }

  async function look(controller: AbortController): Promise<void> {
    const answer = await read(controller.signal);
    if (controller.signal.aborted) return;
    lookLater(controller, answer.ok ? null : answer.error);
    onAnswer(answer);
  }

  return {
    start() {
      if (running !== null) return;
      running = new AbortController();
      lookLater(running, null);
    },
    stop() {
      running?.abort();
      running = null;
      next?.dispose();
      next = null;
    },
  };
}
