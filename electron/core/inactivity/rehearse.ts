import { thresholdMsOf } from '../../../shared/inactivity/rules';
import type { InactivityRules } from '../../../shared/inactivity/rules';
import type { Rehearsal } from '../../../shared/inactivity/rehearsal';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import type { PresenceChange } from '../presence/journal-entries';
import type { IdleSpell } from './state';

/** An absence that is over this soon after the change would rather not have been one. */
const SHORT_MS = 3 * 60_000;
const ARMED_BEFORE_MS = 60_000;
const WAKE_GRACE_MS = 2 * 60_000;

export interface Recorded {
  /** In order. */
  readonly changes: readonly PresenceChange[];
  readonly spells: readonly IdleSpell[];
  readonly recordedSince: number | null;
  readonly systemPresenceOf: (definitionId: string) => SystemPresence;
}

interface Standing {
  readonly definitionId: string;
  readonly since: number;
  readonly armedFrom: number;
}

type Expiry = Rehearsal['expiries'][number];

/**
 * What other rules would have done to a stretch of the past. What rules did then is taken out of it; live interactions, which
 * are not recorded, would have put off some of it.
 */
export function rehearse(rules: InactivityRules, recorded: Recorded, from: number, until: number): Rehearsal {
  const expiries = rules.isEnabled
    ? recorded.spells
        .filter((spell) => spell.until > from && spell.from < until)
        .flatMap((spell) => expiriesIn(spell, rules, recorded))
        .filter(({ at }) => at >= from && at <= until)
    : [];
  const { recordedSince } = recorded;
  return {
    from,
    until,
    recordedSince: recordedSince === null || recordedSince > from ? recordedSince : null,
    expiries,
    shortCount: expiries.filter(({ at, backAt }) => backAt !== null && backAt - at < SHORT_MS).length,
  };
}

/** Mostly one; another where a program set a presence meanwhile, for that counts anew. */
function expiriesIn(spell: IdleSpell, rules: InactivityRules, recorded: Recorded): readonly Expiry[] {
  const expiries: Expiry[] = [];
  const real = recorded.changes.filter(({ cause }) => cause.kind !== 'rule');
  let standing = real.filter(({ appliedAt }) => appliedAt <= spell.from).reduce(after, null);
  let active = spell.from;
  for (const change of [...real.filter(({ appliedAt }) => appliedAt > spell.from && appliedAt < spell.until), null]) {
    const end = change?.appliedAt ?? spell.until;
    const expiry = standing && expiryOf(standing, active, end, spell, rules, recorded);
    if (expiry !== null) expiries.push(expiry);
    if (change === null) break;
    standing = after(standing, change);
    if (change.cause.kind === 'agent') active = change.appliedAt;
  }
  return expiries;

  function after(former: Standing | null, { definitionId, appliedAt, cause }: PresenceChange): Standing {
    const isMachines = cause.kind === 'elsewhere' && recorded.systemPresenceOf(definitionId) === 'idle';
    const armedFrom = isMachines && former !== null ? former.armedFrom : cause.kind === 'agent' ? 0 : appliedAt;
    return { definitionId, since: appliedAt, armedFrom };
  }
}

function expiryOf(
  { definitionId, since, armedFrom }: Standing,
  active: number,
  end: number,
  spell: IdleSpell,
  rules: InactivityRules,
  { systemPresenceOf }: Recorded,
): Expiry | null {
  const systemPresence = systemPresenceOf(definitionId);
  const thresholdMs = thresholdMsOf(rules, systemPresence, definitionId);
  if (thresholdMs === null || active < armedFrom - ARMED_BEFORE_MS) return null;
  const at = afterSleep(Math.max(active + thresholdMs, since), spell);
  if (at > end || at > spell.until) return null;
  return { at, idleSince: active, backAt: spell.until, definitionId, systemPresence };
}

/** Nothing happens in a sleep, nor in the first two minutes after it. */
function afterSleep(at: number, { suspendedAt, resumedAt }: IdleSpell): number {
  if (suspendedAt === null || resumedAt === null) return at;
  return at > suspendedAt && at < resumedAt + WAKE_GRACE_MS ? resumedAt + WAKE_GRACE_MS : at;
}
