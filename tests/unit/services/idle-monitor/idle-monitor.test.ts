import { describe, expect, it } from 'vitest';
import { DISPUTE, ENDING_REPEATED_WITHIN_MS } from '../../../../electron/services/idle-monitor/idle-monitor';
import { READ_LIMIT_MS } from '../../../../electron/services/idle-monitor/read-sources';
import type { IdleSelfTestSample } from '../../../../shared/inactivity/idle-source';
import { desk, MINUTE } from './monitored-desk';

describe('The monitor', () => {
  it('does nothing at all while nobody asks and nothing happens', async () => {
    const { time, state, monitor, watch, types } = desk();
    await watch();
    const { reads } = state;
    await time.advance(24 * 60 * MINUTE);

    expect(state.reads).toBe(reads);
    expect(time.pending()).toBe(0);
    expect(types()).toEqual([]);
    monitor.dispose();
  });

  it('knows nothing of the sources before it has looked, and tells when it has, even if there is none', async () => {
    const { time, says, monitor, types, events } = desk(['mutter']);
    says.set('mutter', () => Promise.resolve(null));
    expect(monitor.health()).toEqual([]);

    monitor.watch((event) => events.push(event));
    await time.settle();
    expect(types()).toEqual(['sources-changed']);
    expect(monitor.health()).toEqual([{ name: 'mutter', state: 'absent', lastReading: null }]);
  });

  it('reads for one answer, and once for all who ask at the same time', async () => {
    const { time, state, monitor } = desk();
    await time.advance(3 * MINUTE);
    const [one, other] = await Promise.all([monitor.read(), monitor.read()]);

    expect(one).toEqual({ idleMs: 3 * MINUTE, source: 'mutter', atMs: time.clock.now() });
    expect(other).toEqual(one);
    expect(state.reads).toBe(2);
    expect(time.pending()).toBe(0);
  });

  it('does not wait for a desktop that hangs, and takes the next source after the second time', async () => {
    const { time, monitor, says, watch, types } = desk();
    await watch();
    says.set('mutter', () => new Promise(() => undefined));
    const readings = [];
    for (let count = 0; count < 2; count += 1) {
      const reading = monitor.read();
      await time.advance(READ_LIMIT_MS);
      readings.push((await reading)?.source);
    }

    expect(readings).toEqual(['power-monitor', 'power-monitor']);
    expect(types()).toEqual(['sources-changed']);
    expect(monitor.health()[0]).toMatchObject({ state: 'demoted', fault: 'fails' });
  });

  it('says that none is trusted when the last one is lost', async () => {
    const { monitor, says, watch, types } = desk(['power-monitor']);
    await watch();
    says.set('power-monitor', () => Promise.reject(new Error('No X server')));
    await monitor.read();

    expect(await monitor.read()).toBeNull();
    expect(types()).toEqual(['sources-changed']);
    says.delete('power-monitor');
    await monitor.read();
    expect(await monitor.read()).not.toBeNull();
    expect(types()).toEqual(['sources-changed', 'sources-changed']);
  });

  it('looks again when a source comes or goes, unasked', async () => {
    const { time, tell, says, watch, types, monitor } = desk();
    await watch();
    says.set('mutter', () => Promise.resolve(null));
    tell({ type: 'source-changed' });
    await time.settle();

    expect(types()).toEqual(['sources-changed']);
    expect(monitor.health()[0]).toMatchObject({ name: 'mutter', state: 'absent' });
  });
});

describe('Two sources that contradict each other', () => {
  it('are read on until it is known which of them is wrong, and then no more', async () => {
    const { time, says, monitor, watch, types } = desk();
    says.set('mutter', () => Promise.resolve(0));
    await watch();
    await time.advance(MINUTE);
    expect(await monitor.read()).toMatchObject({ idleMs: 0, source: 'mutter' });
    expect(time.nextInMs()).toBe(DISPUTE.everyMs);

    await time.advance(2 * MINUTE);
    expect(types()).toEqual(['sources-changed']);
    expect(monitor.health()[0]).toMatchObject({ state: 'demoted', fault: 'stands-still' });
    expect(time.pending()).toBe(0);
    expect(await monitor.read()).toMatchObject({ idleMs: 3 * MINUTE, source: 'power-monitor' });
  });

  it('are not read for ever where that cannot be known', async () => {
    const { time, state, says, monitor, watch } = desk();
    await watch();
    says.set('mutter', () => Promise.resolve(Math.max(0, time.clock.now() - state.lastInputMs - 30_000)));
    await time.advance(5 * MINUTE);
    await monitor.read();
    await time.advance(60 * MINUTE);
    expect(time.pending()).toBe(0);
    const { reads } = state;

    await monitor.read();
    await time.advance(60 * MINUTE);
    expect(state.reads).toBe(reads + 2);

    // Once they have agreed, it is another matter.
    state.lastInputMs = time.clock.now();
    await monitor.read();
    await time.advance(5 * MINUTE);
    await monitor.read();
    expect(time.nextInMs()).toBe(DISPUTE.everyMs);
    monitor.dispose();
  });

  it('leave no timer behind when the app ends meanwhile', async () => {
    const { time, says, monitor, watch, hold } = desk();
    says.set('mutter', () => Promise.resolve(0));
    await watch();
    await time.advance(MINUTE);
    await monitor.read();
    expect(time.pending()).toBe(1);

    monitor.dispose();
    expect(time.pending()).toBe(0);
    expect(hold.done).toEqual(['end signs', 'dispose']);
  });
});

describe('Sleep', () => {
  it('waits for the work of whoever asks for time, and is asked to wait again after it', async () => {
    const { time, state, tell, hold, monitor, watch, types } = desk();
    await watch();
    monitor.askForTime({ sleep: true, end: false });
    let finish = (): void => undefined;
    monitor.watch((event) => {
      if (event.type === 'suspending') event.grace.waitFor(new Promise<void>((resolve) => (finish = resolve)));
    });
    tell({ type: 'going-to-sleep' });
    tell({ type: 'going-to-sleep' });
    await time.advance(2_000);
    expect(hold.done).toEqual([]);
    finish();
    await time.settle();
    expect(hold.done).toEqual(['release sleep']);

    await time.advance(60 * MINUTE);
    state.sleptMs = 60 * MINUTE;
    tell({ type: 'awake' });
    tell({ type: 'awake' });
    expect(hold.done).toEqual(['release sleep', 'renew']);
    expect(types()).toEqual(['suspending', 'resumed']);
    expect(time.pending()).toBe(0);
  });

  it('waits no longer than the system does, and not at all for nobody', async () => {
    const { time, tell, hold, monitor, watch } = desk();
    await watch();
    monitor.askForTime({ sleep: true, end: false });
    tell({ type: 'going-to-sleep' });
    expect(hold.done).toEqual(['release sleep']);
    await time.advance(MINUTE);
    tell({ type: 'awake' });

    monitor.watch((event) => {
      if (event.type === 'suspending') event.grace.waitFor(new Promise(() => undefined));
    });
    tell({ type: 'going-to-sleep' });
    await time.advance(4_999);
    expect(hold.done).toEqual(['release sleep', 'renew']);
    await time.advance(1);
    expect(hold.done).toEqual(['release sleep', 'renew', 'release sleep']);
  });

  it('that nobody told of is told when somebody asks, before the answer', async () => {
    const { time, state, monitor, watch, events } = desk();
    await watch();
    const suspendedAtMs = time.clock.now();
    await time.advance(60 * MINUTE);
    state.sleptMs = 60 * MINUTE;
    await monitor.read();

    expect(events).toEqual([{ type: 'resumed', suspendedAtMs, atMs: time.clock.now() }]);
  });
});

describe('The end of the session', () => {
  it('is told once for each time that it is begun', async () => {
    const { time, tell, watch, types } = desk();
    await watch();
    tell({ type: 'ending' });
    tell({ type: 'ending' });
    await time.advance(ENDING_REPEATED_WITHIN_MS);
    tell({ type: 'ending' });

    expect(types()).toEqual(['ending', 'ending']);
  });

  it('grants nothing unless time was asked for', async () => {
    const { tell, watch, events, hold } = desk();
    await watch();
    tell({ type: 'ending' });

    expect(events).toMatchObject([{ type: 'ending', grace: { graceMs: 0 } }]);
    expect(hold.done).toEqual(['release end']);
  });
});

describe('The lock', () => {
  it('is told when it changes, and not when it is only said again', async () => {
    const { tell, monitor, watch, types } = desk();
    await watch();
    expect(monitor.lockState()).toBe('unknown');
    tell({ type: 'lock', voice: 'screen-saver', isLocked: false });
    tell({ type: 'lock', voice: 'screen-saver', isLocked: true });
    tell({ type: 'lock', voice: 'session', isLocked: true });
    expect(monitor.lockState()).toBe('locked');
    tell({ type: 'lock', voice: 'screen-saver', isLocked: false });
    tell({ type: 'lock', voice: 'session', isLocked: false });

    expect(types()).toEqual(['locked', 'unlocked']);
    expect(monitor.lockState()).toBe('unlocked');
  });

  it('is not taken away by anybody when whoever told of it is gone', async () => {
    const { tell, monitor, watch, types } = desk();
    await watch();
    tell({ type: 'lock', voice: 'screen-saver', isLocked: true });
    tell({ type: 'lock', voice: 'screen-saver', isLocked: null });

    expect(types()).toEqual(['locked', 'sources-changed']);
    expect(monitor.lockState()).toBe('unknown');
  });
});

describe('The self-test', () => {
  it('shows every source at once and each second, and which is in use', async () => {
    const { time, says, monitor } = desk();
    says.set('power-monitor', () => Promise.reject(new Error('No')));
    const samples: IdleSelfTestSample[] = [];
    const done = monitor.selfTest({
      durationMs: 10_000,
      onSample: (sample) => samples.push(sample),
      signal: new AbortController().signal,
    });
    await time.advance(10_000);
    await done;

    expect(samples).toHaveLength(11);
    expect(samples.at(-1)).toEqual({
      atMs: time.clock.now(),
      readings: [
        { source: 'mutter', idleMs: 10_000 },
        { source: 'power-monitor', idleMs: null },
      ],
      inUse: 'mutter',
    });
    expect(time.pending()).toBe(0);
  });

  it('ends at once when it is called off', async () => {
    const { time, monitor } = desk();
    const samples: IdleSelfTestSample[] = [];
    const abort = new AbortController();
    const done = monitor.selfTest({
      durationMs: 10_000,
      onSample: (sample) => samples.push(sample),
      signal: abort.signal,
    });
    await time.advance(2_500);
    abort.abort();
    await done;

    expect(samples).toHaveLength(3);
    expect(time.pending()).toBe(0);
  });
});
