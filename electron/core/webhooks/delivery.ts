import type { DeliveryFault } from '../../../shared/webhooks/fault';

/** How long a receiver may take in all, in milliseconds. */
export const TIMEOUT_MS = 5_000;

/** Events that their receiver calls wrong are tried so often: it may be wrong itself for a moment. */
const REFUSED_TRIES = 3;
/** An event is given up once it is so old, by the time that the app ran after the first try, and was tried so often. */
const LONGEST_RUNNING_MS = 24 * 3_600_000;
const FEWEST_TRIES = 8;

const SHORTEST_PAUSE_MS = 100;
const FIRST_CEILING_MS = 2_000;
const LAST_CEILING_MS = 5 * 60_000;
/** A receiver may ask for a longer pause than ours, but not for more than this. */
const LONGEST_ASKED_MS = 3_600_000;
/** A whole contact centre that is asked to come back in a minute does not come back in the same second. */
const ASKED_SPREAD = 0.1;

/** What came of one try. `retryAfterMs`: the pause that the receiver asked for. */
export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly kind: 'failed'; readonly fault: DeliveryFault };

/** What is known of an event when an answer comes. */
export interface Progress {
  /** With the one that was just answered. */
  readonly tries: number;
  /** For how long the app ran since the first try. */
  readonly runningMs: number;
}

/** What becomes of the event. `gone`: the receiver wants no more events at all; this one waits with the others. */
export type Verdict =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'again'; readonly inMs: number }
  | { readonly kind: 'dead' }
  | { readonly kind: 'gone' };

/** The event itself was refused: what helps others does not help it. */
const refusals = new Set([400, 404, 413, 422]);

/** @param chance in [0, 1); it spreads the tries of many desks. */
export function judge(answer: Answer, { tries, runningMs }: Progress, chance: number): Verdict {
  if (answer.kind === 'answered') {
    if (answer.status >= 200 && answer.status < 300) return { kind: 'delivered' };
    if (answer.status === 410) return { kind: 'gone' };
    if (refusals.has(answer.status) && tries >= REFUSED_TRIES) return { kind: 'dead' };
  }
  if (tries >= FEWEST_TRIES && runningMs >= LONGEST_RUNNING_MS) return { kind: 'dead' };
  return { kind: 'again', inMs: pauseMs(answer, tries, chance) };
}

/** Anywhere between a moment and a ceiling that doubles from 2 s to 5 min, and not before the receiver wants it. */
function pauseMs(answer: Answer, tries: number, chance: number): number {
  const ceilingMs = Math.min(LAST_CEILING_MS, FIRST_CEILING_MS * 2 ** Math.min(tries - 1, 20));
  const ownMs = Math.max(SHORTEST_PAUSE_MS, Math.round(ceilingMs * chance));
  const asked = answer.kind === 'answered' ? answer.retryAfterMs : null;
  if (asked === null) return ownMs;
  const askedMs = Math.min(asked, LONGEST_ASKED_MS);
  return Math.max(ownMs, Math.round(askedMs * (1 + ASKED_SPREAD * chance)));
}
