import { err, ok, type Result } from '../../../shared/result';
import type { Clock, CloudError, CloudResult, Disposable, Scheduler } from '../../ports';
import { cloudError } from '../cloud-error';
import { toldLimit } from './told-limit';
import { fullBucket, heed, pause, take, type Priority } from './token-bucket';

/** Keeps the requests of one user and app within what the cloud grants them. */
export interface RateLimiter {
  /**
   * Lets a request go, or says when it may. Only one in the background waits for that here, in the order of asking: the
   * others are answered at once, for whoever made them can tell the agent that they wait, and may have changed their mind.
   */
  admit(priority: Priority, signal: AbortSignal): CloudResult<void>;
  /** Every answer tells something of the limit. */
  heed(header: (name: string) => string | null): void;
  /** The cloud refused a request of this urgency and asks for a pause. */
  pause(priority: Priority, durationMs: number): void;
}

interface Waiting {
  readonly go: (admitted: Result<void, CloudError>) => void;
}

export function createRateLimiter(clock: Clock, scheduler: Scheduler): RateLimiter {
  let bucket = fullBucket;
  const queue: Waiting[] = [];
  let timer: Disposable | null = null;

  function tryTake(priority: Priority): number {
    const taken = take(bucket, priority, clock.now());
    bucket = taken.bucket;
    return taken.waitMs;
  }

  /** Lets go whoever may, and looks again when the next may. */
  function serveQueue(): void {
    timer?.dispose();
    timer = null;
    for (let first = queue[0]; first !== undefined; first = queue[0]) {
      const waitMs = tryTake('background');
      if (waitMs > 0) {
        timer = scheduler.after(waitMs, serveQueue);
        return;
      }
      queue.shift();
      first.go(ok(undefined));
    }
  }

  function waitInQueue(signal: AbortSignal): CloudResult<void> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        go(admitted) {
          signal.removeEventListener('abort', giveUp);
          resolve(admitted);
        },
      };
      function giveUp(): void {
        queue.splice(queue.indexOf(waiting), 1);
        if (queue.length === 0) serveQueue();
        waiting.go(err(givenUp));
      }
      signal.addEventListener('abort', giveUp, { once: true });
      queue.push(waiting);
      if (queue.length === 1) serveQueue();
    });
  }

  return {
    async admit(priority, signal) {
      if (signal.aborted) return err(givenUp);
      if (priority === 'background') return waitInQueue(signal);
      const waitMs = tryTake(priority);
      return waitMs === 0 ? ok(undefined) : err(heldBack(waitMs));
    },
    heed(header) {
      const told = toldLimit(header);
      if (told === null) return;
      bucket = heed(bucket, told, clock.now());
      if (queue.length > 0) serveQueue();
    },
    pause(priority, durationMs) {
      bucket = pause(bucket, priority, durationMs, clock.now());
    },
  };
}

const givenUp = cloudError('aborted', 'The request was given up before it was sent.');

const heldBack = (waitMs: number): CloudError =>
  cloudError('rate-limited', 'Genesys Cloud asks for fewer requests.', { retryAfterMs: waitMs });
