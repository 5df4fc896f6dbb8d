import { describe, expect, it } from 'vitest';
import { desk, MINUTE } from './monitored-desk';

describe('Whoever closed the lid at once', () => {
  /** The clock of Linux's sources, which stands still in sleep. */
  async function asleep(idleBeforeMs: number, sleptMs: number) {
    const computer = desk(['mutter']);
    const { time, state, says, tell, watch } = computer;
    says.set('mutter', () => Promise.resolve(time.clock.now() - state.lastInputMs - state.sleptMs));
    await watch();
    await time.advance(idleBeforeMs);
    tell({ type: 'going-to-sleep' });
    await time.advance(sleptMs);
    state.sleptMs = sleptMs;
    tell({ type: 'awake' });
    return computer;
  }

  it('is not there when the computer wakes up by itself', async () => {
    const { time, monitor } = await asleep(5_000, 60 * MINUTE);
    await time.advance(5_000);
    expect((await monitor.read())?.idleMs).toBe(60 * MINUTE + 10_000);
    await time.advance(2 * MINUTE);
    expect((await monitor.read())?.idleMs).toBe(62 * MINUTE + 10_000);
  });

  it('is not there either after several sleeps', async () => {
    const { time, state, tell, monitor } = await asleep(5_000, 60 * MINUTE);
    await time.advance(30_000);
    await monitor.read();
    tell({ type: 'going-to-sleep' });
    await time.advance(120 * MINUTE);
    state.sleptMs += 120 * MINUTE;
    tell({ type: 'awake' });
    await time.advance(5_000);
    expect((await monitor.read())?.idleMs).toBe(180 * MINUTE + 40_000);
  });

  it('is there once they have touched a key after it, and the sleep is forgotten', async () => {
    const { time, state, monitor } = await asleep(5_000, 60 * MINUTE);
    await time.advance(5_000);
    state.lastInputMs = time.clock.now() - state.sleptMs;
    await time.advance(3_000);
    expect((await monitor.read())?.idleMs).toBe(3_000);
    await time.advance(90 * MINUTE);
    expect((await monitor.read())?.idleMs).toBe(90 * MINUTE + 3_000);
  });

  it('is not forgotten by a source that fails once', async () => {
    const { time, says, state, monitor } = await asleep(5_000, 60 * MINUTE);
    says.set('mutter', () => Promise.reject(new Error('Busy')));
    await monitor.read();
    says.set('mutter', () => Promise.resolve(time.clock.now() - state.lastInputMs - state.sleptMs));
    expect((await monitor.read())?.idleMs).toBe(60 * MINUTE + 5_000);
  });

  it('is asked anew where the sleep came while the sources were asked', async () => {
    const { time, state, says, monitor, watch } = desk(['mutter']);
    await watch();
    const awakeIdleMs = (): number => time.clock.now() - state.lastInputMs - state.sleptMs;
    let answer = (_idleMs: number): void => undefined;
    says.set('mutter', () => new Promise((resolve) => (answer = resolve)));
    const reading = monitor.read();
    await time.settle();
    says.set('mutter', () => Promise.resolve(awakeIdleMs()));
    const early = awakeIdleMs();
    // An hour of sleep, in which the timers stand still too.
    state.lastInputMs -= 60 * MINUTE;
    state.sleptMs = 60 * MINUTE;
    answer(early);
    expect((await reading)?.idleMs).toBe(60 * MINUTE);
  });
});
