import { err, ok, type Result } from '../../../shared/result';
import type { CloudError, CloudResult, PresencePatch, RemotePresence, Scheduler } from '../../ports';
import { cloudError } from '../cloud-error';
import type { HttpClient, HttpRequest } from '../http-client';
import type { Priority } from '../rate-limit/token-bucket';
import { createLane } from './lane';
import { presenceAnswerHeaders, presenceAnswerSchema, type ToldPresence } from './schemas';
import { availabilityOf, isResourceState, systemPresenceOf, type UnavailableAs } from './states';
import { isLockExact, versionAfter, type SeenPresence } from './version';

/** The cloud asks for a pause and does not say how long. */
const UNTOLD_PAUSE_MS = 2_000;
/** The resolution of HTTP dates. */
const SECOND_MS = 1_000;
/** For so long a write waits until its lock would be exact; then a lock of one second is better than no write. */
const MOST_WAITS = 3;

export interface PolledPresence {
  readonly presence: RemotePresence;
  /** True when no answer before has shown it. */
  readonly isNews: boolean;
}

/** The presence resource of one user. */
export interface PresenceResource {
  read(signal: AbortSignal): CloudResult<RemotePresence>;
  write(patch: PresencePatch, signal: AbortSignal): CloudResult<RemotePresence>;
  /** A read that gives way to every other request; it then fails as `aborted`. */
  poll(signal: AbortSignal): CloudResult<PolledPresence>;
}

export interface PresenceResourceDependencies {
  /** For the API's origin, with tokens. */
  readonly http: HttpClient;
  readonly scheduler: Scheduler;
  readonly userId: string;
  readonly unavailableAs: UnavailableAs;
  /** Hears of a change that a write came upon, and that no answer will tell. */
  readonly onNews: (presence: RemotePresence) => void;
}

/** Its requests go out one after another, so that the order of the answers is that of what happened. */
export function createPresenceResource(dependencies: PresenceResourceDependencies): PresenceResource {
  const { http, scheduler, userId, unavailableAs, onNews } = dependencies;
  const lane = createLane();
  let seen: SeenPresence | null = null;

  const request = {
    path: `/api/v2/users/${encodeURIComponent(userId)}/presence`,
    answerHeaders: presenceAnswerHeaders,
    answer: presenceAnswerSchema,
  };

  async function send(one: HttpRequest<ToldPresence>, signal: AbortSignal): Promise<Result<SeenPresence, CloudError>> {
    const answer = await http.send(one, signal);
    if (!answer.ok) return err(withPause(answer.error));
    const told = answer.value;
    const now: SeenPresence = { told, version: versionAfter(seen, told) };
    if (seen === null || now.version > seen.version) seen = now;
    return ok(now);
  }

  const get = (signal: AbortSignal, priority: Priority = 'state'): ReturnType<typeof send> =>
    send({ ...request, operation: 'presence.read', method: 'GET', scopes: ['presence:read'], priority }, signal);

  const presenceOf = ({ told, version }: SeenPresence): RemotePresence => ({
    definitionId: told.state,
    systemPresence: systemPresenceOf(told.state, unavailableAs),
    note: told.reason,
    version,
    isPrimary: true,
    futureDefinitionId: null,
  });

  async function getWithExactLock(signal: AbortSignal): ReturnType<typeof send> {
    for (let waits = 0; ; waits += 1) {
      const now = await get(signal, 'agent');
      if (!now.ok || isLockExact(now.value.told) || waits === MOST_WAITS) return now;
      await pause(scheduler, SECOND_MS, signal);
    }
  }

  /** Tells of what stands, unless it stood already. */
  function tellNews(known: SeenPresence | null, now: SeenPresence): void {
    if (known === null || now.version > known.version) onNews(presenceOf(now));
  }

  /** @param known what the caller knew when it decided to write. */
  async function writeOver(
    known: SeenPresence | null,
    patch: PresencePatch,
    signal: AbortSignal,
  ): CloudResult<RemotePresence> {
    const base = await getWithExactLock(signal);
    if (!base.ok) return base;
    const { told } = base.value;
    if (known !== null && known.told.state !== told.state) {
      tellNews(known, base.value);
      return err(cloudError('precondition-failed', 'It was changed in the meantime.'));
    }
    const state = patch.definitionId ?? told.state;
    const stays = state === told.state ? told.availability : null;
    const availability = isResourceState(state) ? availabilityOf[state] : stays;
    if (availability === null) return err(cloudError('rejected', 'Genesys Cloud does not offer this presence.'));
    const lock = told.lastModified ?? told.date;
    const reason = patch.note ?? told.reason;
    const answer = await send(
      {
        ...request,
        operation: 'presence.write',
        method: 'PUT',
        scopes: ['presence:write'],
        priority: 'agent',
        headers: lock === null ? {} : { 'If-Unmodified-Since': lock.text },
        // The resource is replaced as a whole: what shall stay is sent again.
        body: {
          kind: 'json',
          value: { presenceState: state, presenceAvailability: availability, reason },
        },
      },
      signal,
    );
    if (answer.ok) return ok(presenceOf(answer.value));
    return answer.error.code === 'precondition-failed'
      ? lockBroken(answer.error, base.value, known, { state, reason }, signal)
      : answer;
  }

  /**
   * The lock did not hold: somebody else was first, or the write itself was. Chromium sends a request again whose answer
   * broke off, and the second copy then meets what the first has done. Who it was shows in what stands.
   */
  async function lockBroken(
    error: CloudError,
    base: SeenPresence,
    known: SeenPresence | null,
    written: Pick<ToldPresence, 'state' | 'reason'>,
    signal: AbortSignal,
  ): CloudResult<never> {
    const now = await get(signal);
    const isPerhapsOurs =
      !now.ok ||
      (now.value.version > base.version &&
        now.value.told.state === written.state &&
        now.value.told.reason === written.reason);
    if (isPerhapsOurs) return err({ ...error, mayHaveBeenApplied: true });
    tellNews(known, now.value);
    return err(error);
  }

  return {
    read: (signal) =>
      lane.run(async () => {
        const now = await get(signal);
        return now.ok ? ok(presenceOf(now.value)) : now;
      }),
    write(patch, signal) {
      const known = seen;
      return lane.run(() => writeOver(known, patch, signal));
    },
    poll: (signal) =>
      lane.runInBackground(async (givesWay) => {
        const before = seen;
        const now = await get(AbortSignal.any([signal, givesWay]));
        if (!now.ok) return now;
        return ok({
          presence: presenceOf(now.value),
          isNews: before !== null && now.value.version > before.version,
        });
      }),
  };
}

function withPause(error: CloudError): CloudError {
  const isUntold = error.code === 'rate-limited' && error.retryAfterMs === null;
  return isUntold ? { ...error, retryAfterMs: UNTOLD_PAUSE_MS } : error;
}

/** Waits, at most until the signal is aborted. */
function pause(scheduler: Scheduler, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      timer.dispose();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = scheduler.after(delayMs, end);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
