import { describe, expect, it } from 'vitest';
import { withDeadline } from '../../../electron/genesys/deadline';
import { createVirtualTime } from '../../fakes/virtual-time';

const never = new Promise<string>(() => undefined);

describe('a task with a deadline', () => {
  it('gives its value, and leaves no timer behind', async () => {
    const time = createVirtualTime();
    const outcome = await withDeadline(time.scheduler, 1_000, new AbortController().signal, () =>
      Promise.resolve('done'),
    );
    expect(outcome).toEqual({ value: 'done' });
    expect(time.pending()).toBe(0);
  });

  it('is cut short when the time is up, even if it does not listen', async () => {
    const time = createVirtualTime();
    let seen: AbortSignal | undefined;
    const outcome = withDeadline(time.scheduler, 1_000, new AbortController().signal, (signal) => {
      seen = signal;
      return never;
    });
    await time.advance(999);
    expect(seen?.aborted).toBe(false);
    await time.advance(1);
    expect(await outcome).toEqual({ cutShort: 'timed-out' });
    expect(seen?.aborted).toBe(true);
  });

  it('is cut short when the caller gives up', async () => {
    const time = createVirtualTime();
    const caller = new AbortController();
    const outcome = withDeadline(time.scheduler, 1_000, caller.signal, () => never);
    caller.abort();
    expect(await outcome).toEqual({ cutShort: 'aborted' });
    expect(time.pending()).toBe(0);
  });

  it('does not begin when the caller has given up already', async () => {
    const time = createVirtualTime();
    const outcome = await withDeadline(time.scheduler, 1_000, AbortSignal.abort(), () => {
      throw new Error('It ran.');
    });
    expect(outcome).toEqual({ cutShort: 'aborted' });
  });

  it('that fails, fails, and leaves no timer behind', async () => {
    const time = createVirtualTime();
    const outcome = withDeadline(time.scheduler, 1_000, new AbortController().signal, () =>
      Promise.reject(new Error('broken')),
    );
    await expect(outcome).rejects.toThrow('broken');
    expect(time.pending()).toBe(0);
  });
});
