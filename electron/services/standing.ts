import { ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { ActionFailure, ActionName, RoutingStatusName } from '../../shared/snapshot';
import type {
  CloudError,
  CloudResult,
  FeedEvent,
  Log,
  OutOfOffice,
  PresenceGateway,
  PrimarySource,
  RemotePresence,
} from '../ports';
import { requestFailureOf } from './request-failure';

/** What stands beside the agent's presence: the routing status, Out of Office, and whose presence others see. */
export interface Standing {
  /** Null while unknown, or where it may not be read. */
  routingStatus(): RoutingStatusName | null;
  /** Null while unknown, or where it may not be read. */
  outOfOffice(): OutOfOffice | null;
  /** The source that others see instead of this one; null when they see this one. */
  otherSource(): PrimarySource | null;
  /** Why the agent's last click on one of these was in vain, as long as it would still make sense. */
  actionFailure(): ActionFailure | null;
  /** Reads what the feed does not replay. What may not be read is simply not shown. */
  refresh(signal: AbortSignal): Promise<void>;
  hear(event: StandingEvent, signal: AbortSignal): void;
  /** The presence may have ceased to be what others see, or be it again. */
  primaryMayHaveChanged(signal: AbortSignal): void;
  /** At the agent's word only. A second click while one is under way waits for its outcome. */
  act(action: ActionName, signal: AbortSignal): Promise<Result<void, CloudError>>;
}

export type StandingEvent = Extract<FeedEvent, { type: 'routing-status' | 'out-of-office' | 'other-source' }>;

export interface StandingDependencies {
  readonly gateway: PresenceGateway;
  readonly userId: string;
  readonly log: Log;
  /** Whether the presence is what others see, by the cloud's last word on it. */
  readonly isPrimary: () => boolean;
  readonly onPresence: (presence: RemotePresence) => void;
  readonly onChange: () => void;
}

export function createStanding(dependencies: StandingDependencies): Standing {
  const { gateway, userId, log, isPrimary, onPresence, onChange } = dependencies;
  let routingStatus: RoutingStatusName | null = null;
  let outOfOffice: OutOfOffice | null = null;
  /** Of the source that others see; null while it is this one, or unknown. */
  let source: PrimarySource | null = null;
  let wasPrimary = true;
  /** A source that may not be read is not asked for at every turn. */
  let wasSourceAsked = false;
  let failure: ActionFailure | null = null;
  const underWay = new Map<ActionName, Promise<Result<void, CloudError>>>();

  /** Takes an answer unless its session is over by then. */
  async function take<Value>(asked: CloudResult<Value>, signal: AbortSignal, use: (value: Value) => void) {
    const answer = await asked;
    if (signal.aborted || !answer.ok) return;
    use(answer.value);
    onChange();
  }

  const isMeant: Record<ActionName, () => boolean> = {
    'clear-not-responding': () => routingStatus === 'not_responding',
    'claim-primary': () => !isPrimary(),
  };

  const actions: Record<ActionName, (signal: AbortSignal) => Promise<Result<() => void, CloudError>>> = {
    async 'clear-not-responding'(signal) {
      const answer = await gateway.clearNotResponding(userId, signal);
      return answer.ok ? ok(() => (routingStatus = answer.value.status)) : answer;
    },
    async 'claim-primary'(signal) {
      const answer = await gateway.claimPrimary(userId, signal);
      return answer.ok ? ok(() => onPresence(answer.value)) : answer;
    },
  };

  async function carryOut(action: ActionName, signal: AbortSignal): Promise<Result<void, CloudError>> {
    failure = null;
    const outcome = await actions[action](signal);
    underWay.delete(action);
    const told = outcome.ok ? ok(undefined) : outcome;
    if (signal.aborted) return told;
    if (outcome.ok) outcome.value();
    else {
      const { code, detail, correlationId } = outcome.error;
      log.info('a click was in vain', { action, code, correlationId });
      failure = { action, code: requestFailureOf(outcome.error).code, detail };
    }
    onChange();
    return told;
  }

  function primaryMayHaveChanged(signal: AbortSignal): void {
    if (isPrimary()) {
      if (!wasPrimary) source = null;
      wasPrimary = true;
      wasSourceAsked = false;
      return;
    }
    wasPrimary = false;
    if (source !== null || wasSourceAsked) return;
    wasSourceAsked = true;
    void take(gateway.readPrimarySource(userId, signal), signal, (read) => {
      if (!isPrimary()) source ??= read;
    });
  }

  return {
    routingStatus: () => routingStatus,
    outOfOffice: () => outOfOffice,
    otherSource: () => (isPrimary() ? null : (source ?? { name: null })),
    actionFailure: () => (failure !== null && isMeant[failure.action]() ? failure : null),
    async refresh(signal) {
      wasSourceAsked = false;
      primaryMayHaveChanged(signal);
      await Promise.all([
        take(gateway.readRoutingStatus(userId, signal), signal, (read) => (routingStatus = read.status)),
        take(gateway.readOutOfOffice(userId, signal), signal, (read) => (outOfOffice = read)),
      ]);
    },
    hear(event, signal) {
      switch (event.type) {
        case 'routing-status':
          routingStatus = event.routingStatus.status;
          return onChange();
        case 'out-of-office':
          outOfOffice = event.outOfOffice;
          return onChange();
        case 'other-source':
          source = event.source;
          // Our own presence knows best whether it is the one that others see.
          if (isPrimary()) {
            void take(gateway.readPresence(userId, signal), signal, (presence) => {
              if (presence.isPrimary) source = null;
              onPresence(presence);
            });
          }
          return onChange();
      }
    },
    primaryMayHaveChanged,
    act(action, signal) {
      const begun = underWay.get(action) ?? carryOut(action, signal);
      underWay.set(action, begun);
      return begun;
    },
  };
}
