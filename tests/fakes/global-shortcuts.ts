import type { GlobalShortcuts } from '../../electron/ports';

/** The keyboard of a desktop, on which other programs may have keys too. */
export class FakeGlobalShortcuts implements GlobalShortcuts {
  obstacle: 'wayland' | null = null;
  /** What other programs have. */
  readonly ofOthers = new Set<string>();
  readonly #ours = new Map<string, () => void>();

  /** What we have, in the order in which we asked. */
  get ours(): readonly string[] {
    return [...this.#ours.keys()];
  }

  register(keys: string, onPressed: () => void): boolean {
    if (this.ofOthers.has(keys) || this.#ours.has(keys)) return false;
    this.#ours.set(keys, onPressed);
    return true;
  }

  unregister(keys: string): void {
    this.#ours.delete(keys);
  }

  press(keys: string): void {
    this.#ours.get(keys)?.();
  }
}
