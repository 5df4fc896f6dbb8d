import { describe, expect, it } from 'vitest';
import { cloudError } from '../../../../electron/genesys/cloud-error';
import {
  createPollingFeed,
  POLL_INTERVALS_MS,
  REFUSED_DELAY_MS,
} from '../../../../electron/genesys/resource/polling-feed';
import type { PolledPresence } from '../../../../electron/genesys/resource/presence-resource';
import type { CloudError, FeedEvent, RemotePresence } from '../../../../electron/ports';
import type { Result } from '../../../../shared/result';
import { err, ok } from '../../../../shared/result';
import { FakeLog } from '../../../fakes/log';
import { createVirtualTime } from '../../../fakes/virtual-time';

const away: RemotePresence = {
  definitionId: 'away',
  systemPresence: 'away',
  note: '',
  version: 1,
  isPrimary: true,
  futureDefinitionId: null,
};
const unchanged: PolledPresence = { presence: away, isNews: false };
const { fast, slow } = POLL_INTERVALS_MS;

interface Poll {
  readonly signal: AbortSignal;
  readonly at: number;
  answer(result: Result<PolledPresence, CloudError>): Promise<void>;
}

/** A feed over polls that the test answers; one that is given up is answered as such. */
function startFeed() {
  const time = createVirtualTime(0);
  const events: FeedEvent[] = [];
  const polls: Poll[] = [];
  const feed = createPollingFeed({
    poll: (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(err(cloudError('aborted', ''))));
        polls.push({
          signal,
          at: time.clock.now(),
          answer: async (result) => {
            resolve(result);
            await time.settle();
          },
        });
      }),
    clock: time.clock,
    scheduler: time.scheduler,
    chance: { uuid: () => '', fraction: () => 0.5 },
    log: new FakeLog(),
    listener: (event) => void events.push(event),
  });
  const last = (): Poll => {
    const poll = polls.at(-1);
    if (poll === undefined) throw new Error('Nothing was asked.');
    return poll;
  };
  return {
    time,
    feed,
    events,
    polls,
    last,
    types: () => events.map(({ type }) => type),
    times: () => polls.map(({ at }) => at),
    answer: (polled = unchanged) => last().answer(ok(polled)),
    fail: (code: CloudError['code'], retryAfterMs: number | null = null) =>
      last().answer(err(cloudError(code, '', { retryAfterMs }))),
  };
}

describe('a polling feed', () => {
  it('asks at once, is connected by the first answer, and then asks every minute', async () => {
    const { time, types, times, answer } = startFeed();
    expect([types(), times()]).toEqual([[], [0]]);
    await answer();
    expect(types()).toEqual(['connected']);
    await time.advance(slow);
    await answer();
    expect([types(), times()]).toEqual([['connected'], [0, slow]]);
  });

  it('tells what is new and nothing else', async () => {
    const { time, events, answer } = startFeed();
    await answer();
    await time.advance(slow);
    await answer({ presence: away, isNews: true });
    await time.advance(slow);
    await answer();
    expect(events).toEqual([{ type: 'connected' }, { type: 'presence', presence: away }]);
  });

  it('asks every 15 seconds while the window is looked at, the first time when that is due', async () => {
    const { time, feed, times, answer } = startFeed();
    await answer();
    await time.advance(5_000);
    feed.setPace('fast');
    await time.advance(fast - 5_000);
    await answer();
    await time.advance(fast);
    await answer();
    feed.setPace('slow');
    await time.advance(slow);
    expect(times()).toEqual([0, fast, 2 * fast, 2 * fast + slow]);
  });

  it('asks at once where the last answer is older than the new pace allows', async () => {
    const { time, feed, times, answer } = startFeed();
    await answer();
    await time.advance(40_000);
    feed.setPace('fast');
    await time.advance(0);
    expect(times()).toEqual([0, 40_000]);
  });

  it('asks nothing while the agent is gone, and at once when they are back', async () => {
    const { time, feed, types, times, answer } = startFeed();
    await answer();
    feed.setPace('off');
    feed.reconnectNow();
    await time.advance(8 * 3_600_000);
    expect([types(), times(), time.pending()]).toEqual([['connected', 'disconnected'], [0], 0]);
    feed.setPace('slow');
    await answer();
    expect([types().at(-1), times()]).toEqual(['connected', [0, 8 * 3_600_000]]);
  });

  it('gives up what it is asking when the agent goes', async () => {
    const { feed, last, time, types, polls } = startFeed();
    feed.setPace('off');
    await time.settle();
    expect([last().signal.aborted, types(), polls.length]).toEqual([true, [], 1]);
  });

  it('still tells news that came the moment it was given up', async () => {
    const { feed, last, time, types } = startFeed();
    const answered = last().answer(ok({ presence: away, isNews: true }));
    feed.setPace('off');
    await answered;
    await time.settle();
    expect(types()).toEqual(['presence']);
  });

  it('asks again at once when another request took its place', async () => {
    const { types, times, fail, answer } = startFeed();
    await fail('aborted');
    await answer();
    expect([types(), times()]).toEqual([['connected'], [0, 0]]);
  });

  it('is disconnected by a failure, and asks again with growing pauses until it is answered', async () => {
    const { time, events, times, types, answer, fail } = startFeed();
    await answer();
    await time.advance(slow);
    await fail('network');
    expect(events.at(-1)).toMatchObject({ type: 'disconnected', error: { code: 'network' } });
    await time.advance(500);
    await fail('timeout');
    await time.advance(1_000);
    await fail('unavailable');
    await time.advance(2_000);
    await answer();
    expect(times().slice(1)).toEqual([slow, slow + 500, slow + 1_500, slow + 3_500]);
    expect(types().at(-1)).toBe('connected');
    await time.advance(slow);
    await fail('network');
    await time.advance(500);
    expect(times().at(-1)).toBe(slow + 3_500 + slow + 500);
  });

  it('obeys the pause that the cloud asks for', async () => {
    const { time, times, fail } = startFeed();
    await fail('rate-limited', 42_000);
    await time.advance(42_000);
    expect(times()).toEqual([0, 42_000]);
  });

  it.each(['scope-missing', 'permission-missing', 'rejected', 'not-found', 'unauthorised'] as const)(
    'asks seldom after %s, which only an administrator can cure',
    async (code) => {
      const { time, feed, times, fail } = startFeed();
      await fail(code);
      feed.setPace('fast');
      await time.advance(REFUSED_DELAY_MS);
      expect(times()).toEqual([0, REFUSED_DELAY_MS]);
    },
  );

  it('asks at once after a sleep, and gives up what it was asking', async () => {
    const { time, feed, polls, times, answer } = startFeed();
    await answer();
    await time.advance(slow);
    feed.reconnectNow();
    await time.settle();
    expect(polls.map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
    expect(times()).toEqual([0, slow, slow]);
  });

  it('leaves nothing behind when it is disposed', async () => {
    const asking = startFeed();
    asking.feed.dispose();
    await asking.time.settle();
    expect([asking.last().signal.aborted, asking.types(), asking.time.pending()]).toEqual([true, [], 0]);
    const waiting = startFeed();
    await waiting.answer();
    waiting.feed.dispose();
    waiting.feed.reconnectNow();
    waiting.feed.setPace('fast');
    await waiting.time.advance(slow);
    expect([waiting.polls.length, waiting.time.pending()]).toEqual([1, 0]);
  });
});
