import { describe, expect, it } from 'vitest';
import { SimulatedTime } from '../../../electron/simulator/time';

describe('the time of the simulated cloud', () => {
  const start = (): { time: SimulatedTime; happened: [string, number][] } => ({
    time: new SimulatedTime({ now: () => 1_000 }),
    happened: [],
  });

  it('runs what falls due in order, each at its own instant', () => {
    const { time, happened } = start();
    time.schedule(300, () => happened.push(['late', time.now()]));
    time.schedule(100, () => {
      happened.push(['early', time.now()]);
      time.schedule(50, () => happened.push(['follow-up', time.now()]));
    });
    time.advance(400);
    expect(happened).toEqual([
      ['early', 1_100],
      ['follow-up', 1_150],
      ['late', 1_300],
    ]);
    expect(time.now()).toBe(1_400);
    time.dispose();
  });

  it('runs nothing early and nothing that was called off', () => {
    const { time, happened } = start();
    time.schedule(101, () => happened.push(['too early', time.now()]));
    time.schedule(50, () => happened.push(['called off', time.now()])).cancel();
    time.advance(100);
    expect(happened).toEqual([]);
    time.dispose();
  });

  it('goes on by itself with the clock beneath', async () => {
    const time = new SimulatedTime({ now: () => Date.now() });
    await new Promise<void>((resolve) => void time.schedule(5, resolve));
    time.dispose();
  });

  it('lets nothing happen after it was disposed', () => {
    const { time, happened } = start();
    time.schedule(10, () => happened.push(['after', time.now()]));
    time.dispose();
    time.advance(20);
    expect(happened).toEqual([]);
  });
});
