import type { WindowView } from '../../electron/ports';
import type { Snapshot } from '../../shared/snapshot';
import { snapshotSchema } from '../../shared/snapshot';

/** A pop-over that keeps what was sent to it, each snapshot held against the contract. */
export class FakeWindow implements WindowView {
  readonly published: Snapshot[] = [];
  isShown = false;
  isDisposed = false;
  hasTrayHost: boolean | null = null;
  readonly #listeners = new Set<() => void>();

  show(): void {
    this.isShown = true;
  }

  hide(): void {
    this.isShown = false;
  }

  toggle(): void {
    this.isShown = !this.isShown;
  }

  setTrayHost(isPresent: boolean): void {
    this.hasTrayHost = isPresent;
  }

  publish(snapshot: Snapshot): void {
    this.published.push(snapshotSchema.parse(structuredClone(snapshot)));
    for (const listener of this.#listeners) listener();
  }

  dispose(): void {
    this.isDisposed = true;
  }

  /** Calls back at each snapshot. */
  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get snapshot(): Snapshot {
    const snapshot = this.published.at(-1);
    if (snapshot === undefined) throw new Error('Nothing was sent to the window yet.');
    return snapshot;
  }
}
