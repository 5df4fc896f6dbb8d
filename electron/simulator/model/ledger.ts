import type { SystemPresenceName } from '../organisation/system-presences';
import type { Actor } from './actor';
import { BoundedList } from './bounded-list';

/** One accepted write to a user's presence, in the order in which the cloud applied them. */
export interface LedgerEntry {
  readonly sequence: number;
  /** ISO 8601; equal to the presence's `modifiedDate` after the write. */
  readonly at: string;
  readonly userId: string;
  readonly definitionId: string;
  readonly systemPresence: SystemPresenceName;
  /** Equal to `definitionId` when only the message or the primary source changed. */
  readonly previousDefinitionId: string;
  readonly message: string;
  readonly isPrimary: boolean;
  readonly by: Actor;
}

/** Every presence change with who made it. */
export class Ledger {
  private readonly entries = new BoundedList<LedgerEntry>(5_000);
  private sequence = 0;

  add(entry: Omit<LedgerEntry, 'sequence'>): void {
    this.sequence += 1;
    this.entries.add({ sequence: this.sequence, ...entry });
  }

  all(): readonly LedgerEntry[] {
    return this.entries.all();
  }
}
