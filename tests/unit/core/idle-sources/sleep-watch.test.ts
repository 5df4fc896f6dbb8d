import { describe, expect, it } from 'vitest';
import type { Moment } from '../../../../electron/core/idle-sources/moment';
import {
  startSleepWatch,
  watchSleep,
  type SleepNews,
  type SleepSign,
} from '../../../../electron/core/idle-sources/sleep-watch';
import { HOUR, MINUTE, SECOND } from './chain-harness';

/** A computer whose clocks the test moves, and what is told of it. */
class Computer {
  news: SleepNews[] = [];
  #now: Moment = { atMs: 1_767_600_000_000, throughSleepMs: HOUR, awakeMs: HOUR };
  #watch = startSleepWatch(this.#now);

  constructor(readonly countsSleepAsAwake = false) {}

  get atMs(): number {
    return this.#now.atMs;
  }

  pass(durationMs: number): this {
    const { atMs, throughSleepMs, awakeMs } = this.#now;
    this.#now = { atMs: atMs + durationMs, throughSleepMs: throughSleepMs + durationMs, awakeMs: awakeMs + durationMs };
    return this;
  }

  sleep(durationMs: number): this {
    const { awakeMs } = this.#now;
    this.pass(durationMs);
    if (!this.countsSleepAsAwake) this.#now = { ...this.#now, awakeMs };
    return this;
  }

  setClock(byMs: number): this {
    this.#now = { ...this.#now, atMs: this.#now.atMs + byMs };
    return this;
  }

  hear(...signs: readonly SleepSign[]): this {
    for (const sign of signs) {
      const { watch, news } = watchSleep(this.#watch, sign, this.#now);
      this.#watch = watch;
      this.news.push(...news);
    }
    return this;
  }
}

describe('One sleep', () => {
  it('is told once, although Electron 33 says everything twice', () => {
    const computer = new Computer();
    const suspendedAtMs = computer.atMs;
    computer.hear('told-to-sleep', 'told-to-sleep').sleep(HOUR).hear('told-awake', 'told-awake');
    computer.pass(SECOND).hear('told-awake');

    expect(computer.news).toEqual([{ type: 'suspending' }, { type: 'resumed', suspendedAtMs }]);
  });

  it('is told on Windows, where no clock stands still', () => {
    const computer = new Computer(true);
    const suspendedAtMs = computer.atMs;
    computer.hear('told-to-sleep').sleep(HOUR).hear('told-awake', 'told-awake');

    expect(computer.news).toEqual([{ type: 'suspending' }, { type: 'resumed', suspendedAtMs }]);
  });

  it('that nobody told of is seen by the clocks, with its beginning', () => {
    const computer = new Computer();
    computer.pass(MINUTE).hear('looked');
    const suspendedAtMs = computer.atMs;
    computer.sleep(3 * HOUR).hear('looked', 'looked');

    expect(computer.news).toEqual([{ type: 'resumed', suspendedAtMs }]);
  });

  it('whose end is told late is not told again', () => {
    const computer = new Computer();
    computer
      .hear('told-to-sleep')
      .sleep(HOUR)
      .hear('looked')
      .pass(2 * SECOND)
      .hear('told-awake');

    expect(computer.news.map(({ type }) => type)).toEqual(['suspending', 'resumed']);
  });

  it('whose end is never told has ended when programs run again', () => {
    const computer = new Computer(true);
    computer.hear('told-to-sleep').sleep(HOUR).hear('looked');

    expect(computer.news.map(({ type }) => type)).toEqual(['suspending', 'resumed']);
  });

  it('of which only the end is told began at the latest when time was last looked at', () => {
    const computer = new Computer(true);
    computer.hear('looked');
    const lastLookMs = computer.atMs;
    computer.sleep(HOUR).hear('told-awake', 'told-awake');

    expect(computer.news).toEqual([{ type: 'resumed', suspendedAtMs: lastLookMs }]);
  });

  it('that was called off is over at once', () => {
    const computer = new Computer();
    computer.hear('told-to-sleep').pass(SECOND).hear('told-awake');

    expect(computer.news.map(({ type }) => type)).toEqual(['suspending', 'resumed']);
  });

  it('is told again when the computer soon sleeps once more', () => {
    const computer = new Computer();
    computer
      .hear('told-to-sleep')
      .sleep(HOUR)
      .hear('told-awake')
      .pass(3 * SECOND);
    computer.hear('told-to-sleep', 'told-to-sleep').sleep(MINUTE).hear('told-awake', 'told-awake');

    expect(computer.news.map(({ type }) => type)).toEqual(['suspending', 'resumed', 'suspending', 'resumed']);
  });
});

describe('No sleep', () => {
  it.each([HOUR, -HOUR])('is a clock that is set by %d ms', (byMs) => {
    const computer = new Computer();
    computer.hear('looked').setClock(byMs).pass(MINUTE).hear('looked');

    expect(computer.news).toEqual([]);
  });

  it('is the little by which clocks differ over a night', () => {
    const computer = new Computer();
    computer
      .hear('looked')
      .pass(12 * HOUR)
      .sleep(20 * SECOND)
      .hear('looked');

    expect(computer.news).toEqual([]);
  });
});
