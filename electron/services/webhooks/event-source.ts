import type { EventContext } from '../../core/webhooks/event';
import { changeEvent, correctionEvent, isComplete, standingEvent } from '../../core/webhooks/event';
import type { ConfirmedPresence, PresenceState } from '../../core/presence/state';
import type { Account } from '../account';
import type { EventSource, KnownPresence, OutgoingEvent } from '../../ports';
import type { WebhookEvent } from '../../../shared/webhooks/event';

export interface EventSourceDependencies {
  readonly userId: string;
  readonly appVersion: string;
  readonly installationId: () => string;
  /** Null while the account is being opened. */
  readonly account: () => Pick<Account, 'engine' | 'standing'> | null;
  /** Those that are told of what happens now. */
  readonly listening: () => readonly string[];
  readonly written: () => void;
}

/** Makes events of what the journal writes, with all that is known at that moment. */
export interface Events extends EventSource {
  /** What stands now; null while that is not known. */
  standing(type: 'test' | 'snapshot', syncId: string, at: number): WebhookEvent | null;
}

export function createEvents(dependencies: EventSourceDependencies): Events {
  const { account, listening } = dependencies;
  /** What stood a moment ago: the state that is journalled has left it already. */
  let latest: KnownPresence | null = null;

  const state = (): PresenceState | null => account()?.engine.state() ?? null;

  function context(): EventContext {
    const now = state();
    const known = [latest, now?.confirmed ?? null, now?.former ?? null].filter((one) => one !== null);
    return {
      userId: dependencies.userId,
      installationId: dependencies.installationId(),
      appVersion: dependencies.appVersion,
      routingStatus: account()?.standing.routingStatus() ?? null,
      definitions: now?.definitions ?? [],
      known,
    };
  }

  function outgoing(event: WebhookEvent | null): OutgoingEvent | null {
    return event === null ? null : { event, isComplete: isComplete(event), endpointIds: listening() };
  }

  return {
    ofChange(change) {
      const event = listening().length === 0 ? null : changeEvent(change, context());
      const confirmed: ConfirmedPresence | null = state()?.confirmed ?? null;
      if (confirmed !== null) latest = confirmed;
      return outgoing(event);
    },
    ofAnnotation: (annotated, booked) =>
      listening().length === 0 ? null : outgoing(correctionEvent(annotated, booked, context())),
    written: () => dependencies.written(),
    standing(type, syncId, at) {
      const confirmed = state()?.confirmed ?? null;
      return confirmed === null ? null : standingEvent(type, confirmed, syncId, at, context());
    },
  };
}
