import type { AbsenceCard, PresenceChoice } from '../../shared/snapshot';
import { absenceCards } from './absence-cards';
import { choicesOf, noonish } from './snapshot';

const MINUTE = 60_000;

type Of<Kind extends AbsenceCard['kind']> = Extract<AbsenceCard, { kind: Kind }>;

/** What a card offers: Break and Meal first, then whatever else may be set. */
export const reasons: readonly PresenceChoice[] = [
  'break',
  'meal',
  'busy',
  'after-call-admin',
  'meeting',
  'training',
  'coaching',
].flatMap((id) => choicesOf().filter(({ definitionId }) => definitionId === id));

/** On Queue, nothing typed for 29 minutes, Offline in 45 seconds. */
export const warningOf = (more: Partial<Of<'warning'>> = {}): Of<'warning'> => ({
  ...absenceCards.warning,
  choices: [...reasons],
  ...more,
});

export const stillHereOf = (more: Partial<Of<'warning'>> = {}): Of<'warning'> =>
  warningOf({ state: 'still-here', closesAt: noonish + 10_000, ...more });

export const deferredOf = (more: Partial<Of<'deferred'>> = {}): Of<'deferred'> => ({
  ...absenceCards.deferred,
  idleSince: noonish - 31 * MINUTE,
  choices: [...reasons],
  ...more,
});

/** Set Offline from On Queue, and back after 34 minutes. */
export const returnOf = (more: Partial<Of<'return'>> = {}): Of<'return'> => ({ ...absenceCards.return, ...more });

export const goOnQueueOf = (more: Partial<Of<'go-on-queue'>> = {}): Of<'go-on-queue'> => ({
  ...absenceCards['go-on-queue'],
  ...more,
});

/** Asleep for 51 minutes. */
export const gapOf = (more: Partial<Of<'gap'>> = {}): Of<'gap'> => ({
  ...absenceCards.gap,
  rule: 'suspend',
  from: noonish - 52 * MINUTE,
  until: noonish - MINUTE,
  ...more,
});
