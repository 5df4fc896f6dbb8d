import type { Clock, Disposable, Grace, IdleEvent, IdleMonitor, IdleReading, LockState } from '../../electron/ports';
import type { IdleSelfTestOptions } from '../../electron/ports';
import type { IdleSelfTestSample, IdleSourceHealth } from '../../shared/inactivity/idle-source';

/** A time that nobody is granted, and what was begun within it all the same. */
export class FakeGrace implements Grace {
  readonly work: Promise<unknown>[] = [];

  constructor(readonly graceMs: number) {}

  waitFor(work: Promise<unknown>): void {
    this.work.push(work);
  }

  /** Settles when all that the system was asked to wait for has. */
  async done(): Promise<void> {
    await Promise.allSettled(this.work);
  }
}

/** A person and a session of which the test says what they do. The person was last there when the monitor was made. */
export class FakeIdleMonitor implements IdleMonitor {
  isDisposed = false;
  /** How often it was read. */
  reads = 0;
  wanted = { sleep: false, end: false };
  sources: readonly IdleSourceHealth[] = [{ name: 'power-monitor', state: 'trusted', lastReading: null }];
  /** What a self-test shows, one after the other, at once. */
  samples: readonly IdleSelfTestSample[] = [];
  readonly #clock: Clock;
  readonly #listeners = new Set<(event: IdleEvent) => void>();
  #lastInputAtMs: number;
  #lockState: LockState = 'unlocked';

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#lastInputAtMs = clock.now();
  }

  /** The person touches the keyboard. */
  input(): void {
    this.#lastInputAtMs = this.#clock.now();
  }

  lock(): void {
    this.#lockState = 'locked';
    this.tell({ type: 'locked', atMs: this.#clock.now() });
  }

  unlock(): void {
    this.#lockState = 'unlocked';
    this.tell({ type: 'unlocked', atMs: this.#clock.now() });
  }

  /** @returns what the app asked the system to wait for. */
  suspend(graceMs = 0): FakeGrace {
    const grace = new FakeGrace(graceMs);
    this.tell({ type: 'suspending', atMs: this.#clock.now(), grace });
    return grace;
  }

  resume(suspendedAtMs: number): void {
    this.tell({ type: 'resumed', atMs: this.#clock.now(), suspendedAtMs });
  }

  /** @returns what the app asked the system to wait for. */
  end(graceMs = 0): FakeGrace {
    const grace = new FakeGrace(graceMs);
    this.tell({ type: 'ending', atMs: this.#clock.now(), grace });
    return grace;
  }

  setSources(sources: readonly IdleSourceHealth[]): void {
    this.sources = sources;
    this.tell({ type: 'sources-changed', atMs: this.#clock.now() });
  }

  tell(event: IdleEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  read(): Promise<IdleReading | null> {
    this.reads += 1;
    const atMs = this.#clock.now();
    const inUse = this.sources.find(({ state }) => state === 'trusted');
    const reading = inUse && { idleMs: Math.max(0, atMs - this.#lastInputAtMs), source: inUse.name, atMs };
    return Promise.resolve(reading ?? null);
  }

  lockState(): LockState {
    return this.#lockState;
  }

  watch(listener: (event: IdleEvent) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  health(): readonly IdleSourceHealth[] {
    return this.sources;
  }

  selfTest({ onSample }: IdleSelfTestOptions): Promise<void> {
    this.samples.forEach(onSample);
    return Promise.resolve();
  }

  askForTime(wanted: { readonly sleep: boolean; readonly end: boolean }): void {
    this.wanted = wanted;
  }

  dispose(): void {
    this.isDisposed = true;
  }
}
