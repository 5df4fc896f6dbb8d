import { describe, expect, it } from 'vitest';
import type { IdleSelfTestOptions } from '../../../electron/ports';
import { createIdleSelfTest, SELF_TEST_MS } from '../../../electron/services/idle-self-test';
import type { IdleSelfTestSample } from '../../../shared/inactivity/idle-source';
import type { IdleSelfTest } from '../../../shared/snapshot';
import { createVirtualTime } from '../../fakes/virtual-time';

const sampleAt = (atMs: number, idleMs: number): IdleSelfTestSample => ({
  atMs,
  inUse: 'mutter',
  readings: [{ source: 'mutter', idleMs }],
});

function desk() {
  const time = createVirtualTime();
  const runs: { readonly options: IdleSelfTestOptions; readonly end: () => void }[] = [];
  const seen: (IdleSelfTest | null)[] = [];
  const control = createIdleSelfTest({
    monitor: {
      selfTest: (options) =>
        new Promise((end) => {
          options.signal.addEventListener('abort', () => end());
          runs.push({ options, end });
        }),
    },
    clock: time.clock,
    onChange: () => seen.push(control.view()),
  });
  const run = (index: number) => {
    const wanted = runs[index];
    if (wanted === undefined) throw new Error('No test runs');
    return wanted;
  };
  return { time, runs, run, seen, control };
}

describe('the test of the idle sources', () => {
  it('is nothing until it is asked for', () => {
    expect(desk().control.view()).toBeNull();
  });

  it('shows each sample as it comes, and keeps the last one when it is over', async () => {
    const { time, run, control } = desk();
    const startedAt = time.clock.now();
    control.start();
    const begun = { startedAt, endsAt: startedAt + SELF_TEST_MS, isOver: false, latest: null };
    expect(control.view()).toEqual(begun);
    expect(run(0).options.durationMs).toBe(SELF_TEST_MS);
    run(0).options.onSample(sampleAt(startedAt + 1_000, 1_000));
    expect(control.view()).toEqual({ ...begun, latest: sampleAt(startedAt + 1_000, 1_000) });
    run(0).options.onSample(sampleAt(startedAt + 10_000, 9_900));
    run(0).end();
    await time.settle();
    expect(control.view()).toEqual({ ...begun, isOver: true, latest: sampleAt(startedAt + 10_000, 9_900) });
  });

  it('is put away, running or over, and what still comes of it is not heard', async () => {
    const { time, run, seen, control } = desk();
    control.start();
    control.stop();
    expect(run(0).options.signal.aborted).toBe(true);
    run(0).options.onSample(sampleAt(1, 1));
    await time.settle();
    expect(control.view()).toBeNull();
    expect(seen).toHaveLength(2);
  });

  it('begins anew in place of one that runs', async () => {
    const { time, runs, run, control } = desk();
    control.start();
    await time.advance(3_000);
    control.start();
    await time.settle();
    expect(runs.map(({ options }) => options.signal.aborted)).toEqual([true, false]);
    expect(control.view()).toMatchObject({ startedAt: time.clock.now(), isOver: false });
    run(0).options.onSample(sampleAt(1, 1));
    expect(control.view()?.latest).toBeNull();
  });

  it('ends with the app', () => {
    const { run, control } = desk();
    control.start();
    control.dispose();
    expect(run(0).options.signal.aborted).toBe(true);
  });
});
