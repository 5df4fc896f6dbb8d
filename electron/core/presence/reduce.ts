import { assertNever } from '../../../shared/assert-never';
import { advance, askRead } from './advance';
import { observe } from './adopt';
import { confirmedDestination } from './patch';
import type { PresenceEvent } from './events';
import { acknowledged, dropIfTooOld, INTENT_AGE_LIMIT_MS, presenceRead, readFailed, writeFailed } from './outcome';
import type { Intent, PresencePatch, PresenceState, Step, WriteFailure } from './state';
import { step, andThen } from './state';

/**
 * The presence state machine: one event in, the next state and what to do about it out. Pure.
 * At most one write and one read are under way at any time, whatever comes in.
 */
export function reduce(state: PresenceState, event: PresenceEvent): Step {
  switch (event.type) {
    case 'definitions-loaded':
      return step({ ...state, definitions: event.definitions });
    case 'intent-made':
      return wish(state, event.intent);
    case 'intent-withdrawn':
      return withdraw(state, event);
    case 'retry-asked':
      return state.phase.kind === 'waiting' && canBeHurried(state.phase.failure) ? advance(state) : step(state);
    case 'notice-dismissed':
      return step({ ...state, notice: null });
    case 'write-acknowledged':
      return acknowledged(state, event);
    case 'write-failed':
      return writeFailed(state, event);
    case 'presence-read':
      return presenceRead(state, event);
    case 'read-failed':
      return readFailed(state, event);
    case 'presence-notified':
      return observe(state, event.presence, event.at);
    case 'feed-connected':
      return askRead({ ...state, feed: 'opened' });
    case 'feed-lost':
      return step({ ...state, feed: 'down' });
    case 'session-restored':
      return sessionRestored(dropIfTooOld({ ...state, denied: {} }, event.at));
    case 'woke':
      return wake(state, event.at);
    default:
      return assertNever(event);
  }
}

/** When the machine wants `woke`, in this computer's epoch milliseconds; null while nothing waits for a time. */
export function nextWakeAt(state: PresenceState): number | null {
  const times: number[] = [];
  if (state.phase.kind === 'waiting') {
    if (state.phase.retryAt !== null) times.push(state.phase.retryAt);
    if (state.wanted !== null && state.phase.unsettled === null)
      times.push(state.wanted.decidedAt + INTENT_AGE_LIMIT_MS);
  }
  if (state.read.kind === 'due') times.push(state.read.at);
  return times.length === 0 ? null : Math.min(...times);
}

/** A pause that the cloud asked for is kept, whatever the agent wishes. */
const canBeHurried = ({ code }: WriteFailure): boolean => code !== 'rate-limited';

/** A new wish: its fields replace those of an older one, the others stay; what was said about the older one is over. */
function wish(state: PresenceState, made: Omit<Intent, 'base'>): Step {
  const { confirmed, phase } = state;
  const patch: PresencePatch = { ...state.wanted?.patch, ...made.patch };
  const base = confirmed === null ? null : { definitionId: confirmed.definitionId, version: confirmed.version };
  const wished: PresenceState = { ...state, wanted: { ...made, patch, base }, notice: null };
  if (phase.kind === 'waiting') {
    // Without a session a new wish does not change anything.
    if (!canBeHurried(phase.failure) || phase.retryAt === null) return step(wished);
    return advance({ ...wished, phase: { ...phase, tries: 0 } });
  }
  return phase.kind === 'idle' ? advance(wished) : step(wished);
}

/** What may have left already is countered by the wish for what stands; what has not left is simply forgotten. */
function withdraw(state: PresenceState, event: Extract<PresenceEvent, { type: 'intent-withdrawn' }>): Step {
  const { wanted, phase, confirmed, future } = state;
  const standing = confirmedDestination(state);
  if (wanted === null) return step(state);
  const mayHaveLeft = phase.kind === 'sending' || (phase.kind !== 'idle' && phase.unsettled !== null);
  if (!mayHaveLeft || confirmed === null || standing === null) {
    return step({ ...state, wanted: null, phase: mayHaveLeft ? phase : { kind: 'idle' }, notice: null });
  }
  const patch: PresencePatch = {
    ...(wanted.patch.definitionId !== undefined && { definitionId: standing.definitionId }),
    ...(wanted.patch.note !== undefined && { note: standing.note }),
  };
  const counter = {
    intentId: event.intentId,
    patch,
    cause: future?.cause ?? confirmed.cause,
    decidedAt: event.at,
    decidedAtServer: event.atServer,
  };
  return wish(state, counter);
}

function sessionRestored(state: PresenceState): Step {
  const asked = askRead(state);
  const { phase } = asked.state;
  if (phase.kind !== 'waiting') return asked;
  return step(
    { ...asked.state, phase: { kind: 'checking', tries: phase.tries, unsettled: phase.unsettled } },
    ...asked.effects,
  );
}

function wake(state: PresenceState, at: number): Step {
  const kept = dropIfTooOld(state, at);
  const { phase, read } = kept;
  const isTryDue = phase.kind === 'waiting' && phase.retryAt !== null && phase.retryAt <= at;
  const advanced = isTryDue ? advance(kept) : step(kept);
  const isReadDue = read.kind === 'due' && read.at <= at && advanced.state.read.kind === 'due';
  return isReadDue ? andThen(advanced, askRead) : advanced;
}
