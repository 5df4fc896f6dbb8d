import type { IdleSelfTest } from '../../shared/snapshot';
import type { Clock, Disposable, IdleMonitor } from '../ports';

/** Long enough to see a source count, short enough to sit still for. */
export const SELF_TEST_MS = 10_000;

export interface IdleSelfTestDependencies {
  readonly monitor: Pick<IdleMonitor, 'selfTest'>;
  readonly clock: Clock;
  readonly onChange: () => void;
}

/** "Take your hands off for 10 seconds": runs the test of the sources and keeps its result until it is put away. */
export interface IdleSelfTestControl extends Disposable {
  view(): IdleSelfTest | null;
  start(): void;
  stop(): void;
}

export function createIdleSelfTest({ monitor, clock, onChange }: IdleSelfTestDependencies): IdleSelfTestControl {
  let view: IdleSelfTest | null = null;
  let running: AbortController | null = null;

  function change(next: IdleSelfTest | null): void {
    view = next;
    onChange();
  }

  async function run(test: AbortController, started: IdleSelfTest): Promise<void> {
    let latest = started;
    await monitor.selfTest({
      durationMs: SELF_TEST_MS,
      signal: test.signal,
      onSample(sample) {
        if (running !== test) return;
        latest = { ...started, latest: { ...sample, readings: [...sample.readings] } };
        change(latest);
      },
    });
    if (running !== test) return;
    running = null;
    change({ ...latest, isOver: true });
  }

  function end(): void {
    running?.abort();
    running = null;
  }

  return {
    view: () => view,
    start() {
      end();
      const startedAt = clock.now();
      const started: IdleSelfTest = { startedAt, endsAt: startedAt + SELF_TEST_MS, isOver: false, latest: null };
      const test = new AbortController();
      running = test;
      change(started);
      void run(test, started);
    },
    stop() {
      end();
      change(null);
    },
    dispose: end,
  };
}
