import { describe, expect, it } from 'vitest';
import { createLane } from '../../../../electron/genesys/resource/lane';

/** A task that ends when the test says so. */
function createTask() {
  let end: (value: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const ended = new Promise<string>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  let isStarted = false;
  const run = (): Promise<string> => {
    isStarted = true;
    return ended;
  };
  return { run, end: (value: string) => end(value), fail: (error: Error) => fail(error), isStarted: () => isStarted };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a lane', () => {
  it('lets one task run at a time, in their order, and each has its own outcome', async () => {
    const lane = createLane();
    const [first, second] = [createTask(), createTask()];
    const outcomes = [lane.run(first.run), lane.run(second.run)];
    await settle();
    expect([first.isStarted(), second.isStarted()]).toEqual([true, false]);
    first.end('one');
    await settle();
    expect(second.isStarted()).toBe(true);
    second.end('two');
    expect(await Promise.all(outcomes)).toEqual(['one', 'two']);
  });

  it('goes on after a task that throws', async () => {
    const lane = createLane();
    const [bad, good] = [createTask(), createTask()];
    const outcomes = [lane.run(bad.run), lane.run(good.run)] as const;
    bad.fail(new Error('a bug'));
    good.end('well');
    await expect(outcomes[0]).rejects.toThrow('a bug');
    expect(await outcomes[1]).toBe('well');
  });

  it('cuts a task in the background short for any other, even while it waits', async () => {
    const lane = createLane();
    const signals: AbortSignal[] = [];
    const running = createTask();
    const inBackground = (): Promise<string> =>
      lane.runInBackground((signal) => {
        signals.push(signal);
        return running.run();
      });
    const outcome = inBackground();
    await settle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    const foreground = createTask();
    const other = lane.run(foreground.run);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(foreground.isStarted()).toBe(false);
    running.end('cut short');
    foreground.end('done');
    expect(await Promise.all([outcome, other])).toEqual(['cut short', 'done']);
    expect(await lane.runInBackground((signal) => Promise.resolve(signal.aborted))).toBe(false);
  });
});
