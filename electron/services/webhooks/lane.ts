import type { PresenceDefinition } from '../../../shared/presence/definition';
import { judge } from '../../core/webhooks/delivery';
import type { Verdict } from '../../core/webhooks/delivery';
import type { Endpoint } from '../../core/webhooks/endpoints';
import { completed } from '../../core/webhooks/event';
import { messageOf } from '../../core/webhooks/message';
import { signatureHeaders } from '../../core/webhooks/signature';
import type {
  AnsweredPost,
  Chance,
  Clock,
  Disposable,
  Log,
  Outbox,
  PostWebhook,
  Scheduler,
  SettledTry,
  SteadyTime,
  WaitingEvent,
  WebhookKeys,
} from '../../ports';
import type { EndpointSecrets } from './endpoint-secrets';

/** How long an event waits for the names of its presences. */
const DEFINITIONS_LIMIT_MS = 30_000;
const DEFINITIONS_LOOK_MS = 500;
/** How long after a keychain that did not open, or a disk that did not write. */
const OBSTACLE_PAUSE_MS = 60_000;
/** The clock may have been set back meanwhile. */
const LONGEST_PAUSE_MS = 3_600_000;

/** What a lane is about. `waiting`: nothing happens before `until`, by this computer's clock. */
export type LaneState =
  | { readonly kind: 'resting' | 'sending' }
  | {
      readonly kind: 'waiting';
      readonly until: number;
      readonly for: 'next-try' | 'keychain' | 'definitions' | 'disk';
    };

/** Delivers the events of one receiver, one after the other, in their order. No other receiver waits for it. */
export interface Lane extends Disposable {
  /** There may be something to do. */
  kick(): void;
  /** Tries at once what waits for its time. */
  hurry(): void;
  state(): LaneState;
}

export interface LaneDependencies {
  readonly endpointId: string;
  /** As it is configured now; null while it is to be sent nothing. */
  readonly endpoint: () => Endpoint | null;
  readonly outbox: Outbox;
  readonly secrets: EndpointSecrets;
  readonly post: PostWebhook;
  readonly keys: WebhookKeys;
  /** Empty until the cloud has told them. */
  readonly definitions: () => readonly PresenceDefinition[];
  readonly userAgent: string;
  readonly clock: Clock;
  readonly steadyTime: SteadyTime;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  readonly onChange: () => void;
}

export function createLane(dependencies: LaneDependencies): Lane {
  const { endpointId, outbox, secrets, post, keys, clock, steadyTime, scheduler, chance, log } = dependencies;
  const ended = new AbortController();
  const begunAt = clock.now();
  let state: LaneState = { kind: 'resting' };
  let timer: Disposable | null = null;
  /** Awake time since which the app runs and might have tried, or since the last try. */
  let sinceMs = steadyTime.awakeMs();
  /** It might not: the agent has it wait, or the keychain is locked. An event does not grow old by that. */
  let isHeld = false;
  let isHurried = false;

  function become(next: LaneState): void {
    state = next;
    dependencies.onChange();
  }

  function wait(durationMs: number, what: Extract<LaneState, { kind: 'waiting' }>['for']): void {
    const pauseMs = Math.min(durationMs, LONGEST_PAUSE_MS);
    timer = scheduler.after(pauseMs, () => {
      timer = null;
      state = { kind: 'resting' };
      void work();
    });
    become({ kind: 'waiting', until: clock.now() + pauseMs, for: what });
  }

  function rest(): void {
    if (state.kind !== 'resting') become({ kind: 'resting' });
  }

  async function work(): Promise<void> {
    if (ended.signal.aborted || state.kind !== 'resting') return;
    for (;;) {
      const endpoint = dependencies.endpoint();
      if (isHeld) sinceMs = steadyTime.awakeMs();
      isHeld = endpoint === null;
      const waiting = endpoint === null ? null : outbox.oldestWaiting(endpointId);
      if (endpoint === null || waiting === null) return rest();
      const now = clock.now();
      if (!isHurried && waiting.notBefore !== null && waiting.notBefore > now) {
        return wait(waiting.notBefore - now, 'next-try');
      }
      const definitions = dependencies.definitions();
      if (!waiting.isComplete && definitions.length === 0 && now - begunAt < DEFINITIONS_LIMIT_MS) {
        return wait(DEFINITIONS_LOOK_MS, 'definitions');
      }
      isHurried = false;
      become({ kind: 'sending' });
      const outcome = await attempt(endpoint, waiting, definitions);
      if (ended.signal.aborted) return;
      if (outcome === 'gone') return become({ kind: 'resting' });
      if (outcome !== 'done') {
        isHeld = true;
        return wait(OBSTACLE_PAUSE_MS, outcome);
      }
      dependencies.onChange();
    }
  }

  /** @returns what stood in the way of a try or of its result, if anything did; `gone`: the receiver wants no more. */
  async function attempt(
    endpoint: Endpoint,
    waiting: WaitingEvent,
    definitions: readonly PresenceDefinition[],
  ): Promise<'done' | 'gone' | 'keychain' | 'disk'> {
    const { id } = waiting;
    const signing = await secrets.signing(endpointId);
    if (!signing.ok) return 'keychain';
    const event = waiting.isComplete ? waiting.event : completed(waiting.event, definitions);
    // From its first try on an event stays as it is.
    if (!waiting.isComplete && !outbox.complete(id, event).ok) return 'disk';
    if (ended.signal.aborted) return 'done';

    const { contentType, body } = messageOf(event, endpoint.envelope);
    const at = clock.now();
    const beganMs = steadyTime.awakeMs();
    const parts = { id: event.syncId, timestampSeconds: Math.floor(at / 1_000), body, secrets: signing.value };
    const headers = {
      'content-type': contentType,
      'user-agent': dependencies.userAgent,
      ...signatureHeaders(parts, (key, text) => keys.hmac(key, text)),
    };
    const posted = await post({ url: endpoint.url, body, headers }, ended.signal);
    // Given up because the app ends: whether it arrived is not known, and the next run tells it again.
    if (ended.signal.aborted) return 'done';

    const tries = waiting.tries + 1;
    const nowMs = steadyTime.awakeMs();
    const runningMs = waiting.tries === 0 ? 0 : waiting.runningMs + Math.max(0, beganMs - sinceMs);
    sinceMs = beganMs;
    const verdict = judge(posted.answer, { tries, runningMs }, chance.fraction());
    const made = tryOf(posted, at, Math.max(0, nowMs - beganMs));
    report(event.syncId, tries, made, verdict);
    const settled = outbox.settle({ id, endpointId, made, runningMs, ...meaningOf(verdict, clock.now()) });
    if (!settled.ok) log.error('what came of a webhook was not written', { detail: settled.error.detail });
    if (!settled.ok) return 'disk';
    return verdict.kind === 'gone' ? 'gone' : 'done';
  }

  function report(syncId: string, tries: number, made: SettledTry['made'], { kind }: Verdict): void {
    const { status, fault, tookMs } = made;
    const fields = { endpointId, syncId, tries, status, fault, tookMs, verdict: kind };
    if (kind === 'delivered') log.debug('webhook delivered', fields);
    else log.info('webhook not delivered', fields);
  }

  function kick(): void {
    if (timer === null) void work();
  }

  return {
    kick,
    hurry() {
      isHurried = true;
      timer?.dispose();
      timer = null;
      if (state.kind === 'waiting') state = { kind: 'resting' };
      kick();
    },
    state: () => state,
    dispose() {
      ended.abort();
      timer?.dispose();
      timer = null;
      state = { kind: 'resting' };
    },
  };
}

function tryOf({ answer, excerpt }: AnsweredPost, at: number, tookMs: number): SettledTry['made'] {
  return answer.kind === 'answered'
    ? { at, tookMs, status: answer.status, fault: null, excerpt }
    : { at, tookMs, status: null, fault: answer.fault, excerpt };
}

function meaningOf(verdict: Verdict, now: number): Pick<SettledTry, 'state' | 'notBefore' | 'isGone'> {
  switch (verdict.kind) {
    case 'delivered':
    case 'dead':
      return { state: verdict.kind, notBefore: null, isGone: false };
    case 'again':
      return { state: 'waiting', notBefore: now + verdict.inMs, isGone: false };
    case 'gone':
      return { state: 'waiting', notBefore: null, isGone: true };
  }
}
