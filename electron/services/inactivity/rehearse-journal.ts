import type { Rehearsal } from '../../../shared/inactivity/rehearsal';
import type { InactivityRules } from '../../../shared/inactivity/rules';
import { rehearse } from '../../core/inactivity/rehearse';
import { definitionOf } from '../../core/presence/pick';
import type { PresenceState } from '../../core/presence/state';
import type { InactivityJournal, Journal } from '../../ports';

/** More than anybody makes in ninety days. */
const ALL_CHANGES = 100_000;
const DAY_MS = 86_400_000;

/** Replays the journal of the last days against other rules. */
export function rehearseJournal(
  journal: InactivityJournal & Pick<Journal, 'recentChanges'>,
  presence: PresenceState,
  rules: InactivityRules,
  days: number,
  now: number,
): Rehearsal {
  const from = now - days * DAY_MS;
  const recorded = {
    changes: [...journal.recentChanges(ALL_CHANGES)].reverse(),
    spells: journal.idleSpellsSince(from),
    recordedSince: journal.idleRecordedSince(),
    systemPresenceOf: (definitionId: string) => definitionOf(presence, definitionId)?.systemPresence ?? 'unknown',
  };
  return rehearse(rules, recorded, from, now);
}
