import { describe, expect, it } from 'vitest';
import { readWhole, WHOLE_HISTORY_LIMIT_MS } from '../../../../electron/services/presence-program/read-whole';
import type { HistoryAnswer } from '../../../../shared/history/answer';
import { fortnight } from '../../../fakes/history-answer';
import { createVirtualTime } from '../../../fakes/virtual-time';

const range = { startAt: 0, endAt: 1 };
const cloud = { kind: 'cloud', updatedAt: null, failure: null } as const;
const fetching = fortnight({ source: { ...cloud, progress: { fetchedDays: 0, allDays: 3 } } });
const whole = fortnight({ source: { ...cloud, progress: null } });

/** A history whose fetching the test plays. */
function desk(answers: HistoryAnswer[]) {
  const time = createVirtualTime();
  const listeners = new Set<() => void>();
  let isFetching = true;
  let reads = 0;
  const asked = readWhole(range, {
    scheduler: time.scheduler,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    history: {
      isFetching: () => isFetching,
      read() {
        reads += 1;
        return answers.shift() ?? whole;
      },
    },
  });
  return {
    time,
    asked,
    reads: () => reads,
    listeners,
    tell(stillFetching: boolean) {
      isFetching = stillFetching;
      for (const listener of [...listeners]) listener();
    },
  };
}

describe('A whole history', () => {
  it('that is there is given at once', async () => {
    const { asked, listeners, time } = desk([whole]);
    expect(await asked).toEqual({ answer: whole, isComplete: true });
    expect([listeners.size, time.pending()]).toEqual([0, 0]);
  });

  it('is waited for, without asking again while anything is being fetched', async () => {
    const own = desk([fetching]);
    own.tell(true);
    own.tell(true);
    expect(own.reads()).toBe(1);
    own.tell(false);
    expect(await own.asked).toEqual({ answer: whole, isComplete: true });
    expect(own.listeners.size).toBe(0);
  });

  it('is asked for again when another range had taken its place', async () => {
    const own = desk([fetching, fetching]);
    own.tell(false);
    expect(own.reads()).toBe(2);
    own.tell(false);
    expect((await own.asked).isComplete).toBe(true);
  });

  it('is told as far as it is known when it does not come, or some of it failed', async () => {
    const own = desk([fetching, fetching]);
    await own.time.advance(WHOLE_HISTORY_LIMIT_MS);
    expect(await own.asked).toEqual({ answer: fetching, isComplete: false });
    const failed = fortnight({ parts: [{ kind: 'gap', startAt: 0, endAt: 1, reason: 'failed' }] });
    expect((await desk([failed]).asked).isComplete).toBe(false);
  });
});
