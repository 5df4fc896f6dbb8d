import type { SimulatedTime } from '../time';

/** The ids of assertions that were used, each until it could no longer be used anyway. */
export class AssertionIds {
  /** By id, the epoch milliseconds at which it may be forgotten. */
  private readonly used = new Map<string, number>();

  constructor(private readonly time: SimulatedTime) {}

  /** @returns false when it was used before. */
  use(id: string, expiresAt: number): boolean {
    const now = this.time.now();
    for (const [known, until] of this.used) if (until < now) this.used.delete(known);
    if (this.used.has(id)) return false;
    this.used.set(id, expiresAt + 60_000);
    return true;
  }
}
