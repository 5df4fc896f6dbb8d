import assert from 'node:assert/strict';
import type { JournalledChange } from '../../electron/ports';
import type { LedgerEntry } from '../../electron/simulator/model/ledger';

/** A change as journal and ledger must both have it. */
export interface AgreedChange {
  readonly sequence: number;
  readonly appliedAt: number;
  readonly previousDefinitionId: string | null;
  readonly definitionId: string;
  readonly by: string;
}

/** The journal's changes, oldest first, without what already stood when it was begun. */
export function journalled(changes: readonly JournalledChange[]): readonly AgreedChange[] {
  const [first, ...others] = changes.toReversed();
  assert.equal(first?.cause.kind, 'before-start');
  return others.map(({ sequence, appliedAt, previousDefinitionId, definitionId, cause }) => ({
    sequence,
    appliedAt,
    previousDefinitionId,
    definitionId,
    by: cause.kind === 'agent' ? 'us' : 'somebody else',
  }));
}

/** The changes of the definition that the simulator carried out, as the journal should have them. */
export function carriedOut(ledger: readonly LedgerEntry[]): readonly AgreedChange[] {
  return ledger
    .filter(({ definitionId, previousDefinitionId }) => definitionId !== previousDefinitionId)
    .map(({ at, definitionId, previousDefinitionId, by }, index) => ({
      sequence: index + 2,
      appliedAt: Date.parse(at),
      previousDefinitionId,
      definitionId,
      by: by.kind === 'api' ? 'us' : 'somebody else',
    }));
}
