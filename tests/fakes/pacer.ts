import type { FeedPace } from '../../electron/ports';
import type { Pacer } from '../../electron/services/pacer';

/** A pace that changes when the test says so. */
export class FakePacer implements Pacer {
  pace: FeedPace = 'slow';
  readonly #listeners = new Set<(pace: FeedPace) => void>();

  watch(listener: (pace: FeedPace) => void): ReturnType<Pacer['watch']> {
    this.#listeners.add(listener);
    listener(this.pace);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** How many listen. */
  get listeners(): number {
    return this.#listeners.size;
  }

  set(pace: FeedPace): void {
    this.pace = pace;
    for (const listener of this.#listeners) listener(pace);
  }
}
