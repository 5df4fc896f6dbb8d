/** A list that forgets its oldest entries, for records of a program that may run for weeks. */
export class BoundedList<Entry> {
  private entries: Entry[] = [];

  /** @param limit how many entries are kept; up to twice as many for a moment, so that adding stays cheap. */
  constructor(private readonly limit: number) {}

  add(entry: Entry): void {
    this.entries.push(entry);
    if (this.entries.length > this.limit * 2) this.entries = this.entries.slice(-this.limit);
  }

  all(): readonly Entry[] {
    return this.entries.slice(-this.limit);
  }

  clear(): void {
    this.entries = [];
  }
}
