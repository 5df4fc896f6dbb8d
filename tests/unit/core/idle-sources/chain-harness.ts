import type { IdleSourceName } from '../../../../shared/inactivity/idle-source';
import { sourceInUse, createChain, healthOf, judge } from '../../../../electron/core/idle-sources/source-chain';
import type { Judgement, SourceChain } from '../../../../electron/core/idle-sources/source-chain';
import type { Moment } from '../../../../electron/core/idle-sources/moment';
import type { Answer, SourceKind } from '../../../../electron/core/idle-sources/source-record';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export const kind = (name: IdleSourceName, more: Partial<SourceKind> = {}): SourceKind => ({
  name,
  isCoarse: false,
  barredBy: null,
  ...more,
});

/** What a source says of a person who was last there so long ago, at that moment since the start of the test. */
export type Voice = (idleMs: number, passedMs: number) => Answer;

export const honest: Voice = (idleMs) => idleMs;
export const inWholeSeconds: Voice = (idleMs) => Math.floor(idleMs / SECOND) * SECOND;
export const always =
  (answer: Answer): Voice =>
  () =>
    answer;

/** A computer with a person and sources that tell of them, each in its way. The computer has been up for 10 hours. */
export class Desk {
  chain: SourceChain;
  judgement: Judgement | null = null;
  voices: Map<IdleSourceName, Voice>;
  #passedMs = 0;
  #sleptMs = 0;
  #setByMs = 0;
  #lastInputMs = 0;

  constructor(sources: readonly (readonly [SourceKind, Voice])[]) {
    this.chain = createChain(sources.map(([of]) => of));
    this.voices = new Map(sources.map(([{ name }, voice]) => [name, voice]));
  }

  /** Lets time pass, and asks all sources. */
  readAfter(durationMs: number): Judgement {
    this.#passedMs += durationMs;
    const idleMs = this.#passedMs - this.#lastInputMs;
    const answers = new Map([...this.voices].map(([name, voice]) => [name, voice(idleMs, this.#passedMs)]));
    this.judgement = judge(this.chain, answers, this.#moment());
    this.chain = this.judgement.chain;
    return this.judgement;
  }

  /** The person is there, so long ago. */
  input(agoMs = 0): void {
    this.#lastInputMs = this.#passedMs - agoMs;
  }

  /** The person works: at each reading they were there within the last 4 seconds. */
  work(readings: number, everyMs: number): void {
    for (let index = 0; index < readings; index += 1) {
      this.#lastInputMs = this.#passedMs + everyMs - ((index * 1_700) % 4_000);
      this.readAfter(everyMs);
    }
  }

  beAway(readings: number, everyMs: number): void {
    for (let index = 0; index < readings; index += 1) this.readAfter(everyMs);
  }

  sleep(durationMs: number): void {
    this.#passedMs += durationMs;
    this.#sleptMs += durationMs;
  }

  setClock(byMs: number): void {
    this.#setByMs += byMs;
  }

  health(): Record<string, string> {
    return Object.fromEntries(
      healthOf(this.chain).map((source) => [source.name, source.state === 'demoted' ? source.fault : source.state]),
    );
  }

  inUse(): IdleSourceName | null {
    return sourceInUse(this.chain);
  }

  #moment(): Moment {
    const upMs = 10 * HOUR + this.#passedMs;
    return {
      atMs: 1_767_600_000_000 + this.#passedMs + this.#setByMs,
      throughSleepMs: upMs,
      awakeMs: upMs - this.#sleptMs,
    };
  }
}
