import assert from 'node:assert/strict';
import type { JournalledChange } from '../../electron/ports';
import { parseSystemPresence, presenceClassOf } from '../../shared/presence/system-presence';
import type { PresenceClass } from '../../shared/presence/system-presence';
import type { WebhookReceiver } from '../fakes/webhook-receiver';
import { presences } from '../integration/app/desk';

/** A change as the receiver of webhooks must have heard of it. */
interface ToldChange {
  readonly sequence: number | null;
  readonly timestamp: string;
  readonly previousState: PresenceClass | null;
  readonly newState: PresenceClass | null;
  readonly newDefinitionId: string;
  readonly cause: string;
}

/** What a receiver has of all that was told: each change once, in the order in which it heard of it first. */
export interface Told {
  readonly changes: number;
  /** Webhooks that came once more than needed. */
  readonly repeats: number;
}

/**
 * Holds what a receiver heard against the journal, change for change.
 *
 * @param changes the newest first.
 * @throws when a change is missing, doubled under another id, out of its order, or tells something else.
 */
export function assertTold(receiver: WebhookReceiver, changes: readonly JournalledChange[]): Told {
  const bodies = new Map<string, string>();
  const told: ToldChange[] = [];
  for (const { headers, body } of receiver.received) {
    const id = headers['webhook-id'] ?? '';
    const former = bodies.get(id);
    assert.equal(former ?? body, body, 'an event says the same each time');
    if (former !== undefined) continue;
    bodies.set(id, body);
    const event = JSON.parse(body) as ToldChange & {
      readonly syncId: string;
      readonly cause: { readonly kind: string };
    };
    assert.equal(event.syncId, id);
    const { sequence, timestamp, previousState, newState, newDefinitionId, cause } = event;
    told.push({ sequence, timestamp, previousState, newState, newDefinitionId, cause: cause.kind });
  }
  assert.deepEqual(told, changes.toReversed().map(asTold), 'the receiver and the journal agree');
  return { changes: told.length, repeats: receiver.received.length - told.length };
}

const asTold = ({ sequence, appliedAt, previousDefinitionId, definitionId, cause }: JournalledChange): ToldChange => ({
  sequence,
  timestamp: new Date(appliedAt).toISOString(),
  previousState: previousDefinitionId === null ? null : classOf(previousDefinitionId),
  newState: classOf(definitionId),
  newDefinitionId: definitionId,
  cause: cause.kind,
});

function classOf(definitionId: string): PresenceClass | null {
  const found = Object.entries(presences).find(([, id]) => id === definitionId);
  assert(found, `the definition ${definitionId} is one of the system's`);
  return presenceClassOf(parseSystemPresence(found[0]));
}
