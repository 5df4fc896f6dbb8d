import type { Disposable, PageWindows, WindowView } from '../../electron/ports';
import type { OpenedPage, PageName } from '../../shared/pages';
import type { Snapshot } from '../../shared/snapshot';
import { snapshotSchema } from '../../shared/snapshot';

/** A pop-over that keeps what was sent to it, each snapshot held against the contract. */
export class FakeWindow implements WindowView {
  readonly published: Snapshot[] = [];
  isShown = false;
  isDisposed = false;
  hasTrayHost: boolean | null = null;
  readonly #openListeners = new Set<() => void>();
  readonly #listeners = new Set<() => void>();

  show(): void {
    this.#setShown(true);
  }

  hide(): void {
    this.#setShown(false);
  }

  toggle(): void {
    this.#setShown(!this.isShown);
  }

  isOpen(): boolean {
    return this.isShown;
  }

  onOpenChange(listener: () => void): Disposable {
    this.#openListeners.add(listener);
    return { dispose: () => void this.#openListeners.delete(listener) };
  }

  #setShown(isShown: boolean): void {
    this.isShown = isShown;
    for (const listener of this.#openListeners) listener();
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

/** Titled windows that keep what was asked of them. */
export class FakePages implements PageWindows {
  /** The pages that are open, in the order they were opened. */
  readonly opened: OpenedPage[] = [];
  readonly published: Snapshot[] = [];
  isDisposed = false;

  open(page: PageName, section?: string): void {
    this.close(page);
    this.opened.push({ page, section: section ?? null });
  }

  close(page: PageName): void {
    const index = this.opened.findIndex((one) => one.page === page);
    if (index >= 0) this.opened.splice(index, 1);
  }

  publish(snapshot: Snapshot): void {
    this.published.push(snapshotSchema.parse(structuredClone(snapshot)));
  }

  /** The name of the page instead of its picture. */
  printed(page: PageName): Promise<Uint8Array | null> {
    const isOpen = this.opened.some((one) => one.page === page);
    return Promise.resolve(isOpen ? new TextEncoder().encode(page) : null);
  }

  dispose(): void {
    this.isDisposed = true;
  }
}
