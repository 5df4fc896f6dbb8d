import type { Clock, Disposable, Scheduler } from '../../electron/ports';

export interface VirtualTime {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Lets that much time pass: every task that falls due runs in its order, and what it set going is let settle. */
  advance(durationMs: number): Promise<void>;
  /** Lets promises settle without any time passing. */
  settle(): Promise<void>;
  /** How many tasks wait: a thing that was disposed leaves none. */
  pending(): number;
  /** How long it is until the next task falls due, in milliseconds; null when none waits. */
  nextInMs(): number | null;
}

interface Task {
  readonly dueMs: number;
  readonly run: () => void;
}

/**
 * A clock that stands still until it is told to go on.
 *
 * @param startMs Epoch milliseconds.
 */
export function createVirtualTime(startMs = Date.UTC(2026, 0, 5, 8)): VirtualTime {
  let nowMs = startMs;
  const tasks = new Set<Task>();

  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  const nextUntil = (endMs: number): Task | undefined =>
    [...tasks].filter((task) => task.dueMs <= endMs).sort((one, other) => one.dueMs - other.dueMs)[0];

  return {
    clock: { now: () => nowMs },
    scheduler: {
      after(delayMs, run): Disposable {
        const task: Task = { dueMs: nowMs + Math.max(0, delayMs), run };
        tasks.add(task);
        return { dispose: () => void tasks.delete(task) };
      },
    },
    async advance(durationMs) {
      const endMs = nowMs + durationMs;
      await settle();
      for (let task = nextUntil(endMs); task !== undefined; task = nextUntil(endMs)) {
        tasks.delete(task);
        nowMs = Math.max(nowMs, task.dueMs);
        task.run();
        await settle();
      }
      nowMs = endMs;
    },
    settle,
    pending: () => tasks.size,
    nextInMs() {
      const next = nextUntil(Infinity);
      return next === undefined ? null : Math.max(0, next.dueMs - nowMs);
    },
  };
}
