import { describe, expect, it } from 'vitest';
import { defaultInactivityRules, inactivityRulesSchema, thresholdMsOf } from '../../../../shared/inactivity/rules';
import { causeSchema } from '../../../../shared/presence/cause';
import { formatCause } from '../../../../shared/format';
import { createTranslator } from '../../../../shared/i18n';
import { inactivityViewSchema } from '../../../../shared/snapshot';
import { absenceCards, namedPresence } from '../../../fakes/absence-cards';

const MINUTE_MS = 60_000;

describe('The usual thresholds', () => {
  it.each([
    ['available', 30],
    ['on_queue', 30],
    ['busy', 30],
    ['away', 30],
    ['idle', 30],
    ['break', 45],
    ['meal', 60],
  ])('of %s is %i minutes', (systemPresence, minutes) => {
    expect(thresholdMsOf(defaultInactivityRules, systemPresence, 'any')).toBe(minutes * MINUTE_MS);
  });

  it.each(['meeting', 'training', 'offline', 'unknown'])('never watch %s', (systemPresence) => {
    expect(thresholdMsOf(defaultInactivityRules, systemPresence, 'any')).toBeNull();
  });
});

describe('A threshold', () => {
  it('of one minute in EXPIRY_MINUTES takes the place of all but those that are never', () => {
    const rules = inactivityRulesSchema.parse({ expiryMinutes: 1 });
    expect(thresholdMsOf(rules, 'meal', 'any')).toBe(MINUTE_MS);
    expect(thresholdMsOf(rules, 'meeting', 'any')).toBeNull();
  });

  it('of a secondary is its parent’s unless it has one of its own', () => {
    const rules = inactivityRulesSchema.parse({ secondaryThresholds: { coaching: 20, huddle: null } });
    expect(thresholdMsOf(rules, 'training', 'coaching')).toBe(20 * MINUTE_MS);
    expect(thresholdMsOf(rules, 'busy', 'huddle')).toBeNull();
    expect(thresholdMsOf(rules, 'busy', 'another')).toBe(30 * MINUTE_MS);
  });
});

describe('By default', () => {
  it('lock, sleep and quit change nothing, and the warning comes a minute before', () => {
    const { lock, sleep, quit, warnMs } = defaultInactivityRules;
    expect([lock.action, sleep.action, quit.action, warnMs]).toEqual(['nothing', 'nothing', 'nothing', 60_000]);
  });
});

describe('The cause of a rule', () => {
  it('says for how long nobody was there', () => {
    const cause = causeSchema.parse({ kind: 'rule', rule: 'idle', idleSince: 5, afterMs: 30 * MINUTE_MS });
    expect(formatCause(createTranslator('en'), cause)).toBe('Rule: away for 30 min');
  });

  it('in a row of before is read as it was', () => {
    const cause = causeSchema.parse({ kind: 'rule', rule: 'idle' });
    expect(cause).toEqual({ kind: 'rule', rule: 'idle' });
    expect(formatCause(createTranslator('en'), cause)).toBe('Rule: away from the computer');
  });
});

describe('A card', () => {
  it.each(Object.values(absenceCards))('crosses to the window: $kind', (card) => {
    const view = {
      automaticOffline: { state: 'off' },
      thresholds: defaultInactivityRules.thresholds,
      card: { ...card, former: namedPresence('busy', 'Busy') },
    };
    expect(inactivityViewSchema.parse(view)).toEqual(view);
  });
});
