import { describe, expect, it } from 'vitest';
import { formatAllowed, formatCause, formatFailure, formatRefusal } from '../../../../shared/format';
import { createTranslator } from '../../../../shared/i18n';
import { agentChannels, presenceRules } from '../../../../shared/presence/cause';
import type { Refusal } from '../../../../shared/snapshot';
import { writeFailureCodes } from '../../../../shared/snapshot';
import { choicesOf, usualOffer } from '../../../fakes/snapshot';

const translator = createTranslator('en');

describe('a cause', () => {
  it('has a sentence for every channel of the agent and every rule', () => {
    const sentences = [
      ...agentChannels.map((via) => formatCause(translator, { kind: 'agent', via })),
      ...presenceRules.map((rule) => formatCause(translator, { kind: 'rule', rule })),
      formatCause(translator, { kind: 'elsewhere' }),
      formatCause(translator, { kind: 'before-start' }),
    ];
    expect(new Set(sentences).size).toBe(agentChannels.length + presenceRules.length + 2);
    expect(sentences[0]).toBe('Set by you from the tray');
  });
});

describe('a refusal', () => {
  const refusal: Refusal = { code: 'transition-forbidden', allowed: ['offline', 'available'] };

  it('names the nearest way out by the organisation’s own name', () => {
    const offer = [
      { presence: 'available', label: 'Ready' },
      { presence: 'offline', label: 'Gone' },
    ] as const;
    expect(formatRefusal(translator, refusal, choicesOf(offer))).toBe('Set Ready first');
    expect(formatRefusal(translator, { ...refusal, allowed: ['offline'] }, choicesOf(offer))).toBe('Set Gone first');
  });

  it('names only what the organisation offers and what can be set now', () => {
    const withoutBusy = usualOffer.filter(({ presence }) => presence !== 'busy');
    const toUnavailable: Refusal = { code: 'transition-forbidden', allowed: ['unavailable', 'offline'] };
    expect(formatRefusal(translator, toUnavailable, choicesOf(withoutBusy))).toBe('Set Break first');
    const denied = choicesOf(usualOffer, { available: { code: 'permission-missing', permission: 'x' } });
    expect(formatRefusal(translator, refusal, denied)).toBe('Set On Queue first');
  });

  it('says so when no class leads out', () => {
    const closed = 'Not possible from the present status';
    expect(formatRefusal(translator, { code: 'transition-forbidden', allowed: [] }, choicesOf())).toBe(closed);
    expect(formatRefusal(translator, refusal, [])).toBe(closed);
  });

  it('carries the exact name of a missing permission', () => {
    expect(formatRefusal(translator, { code: 'permission-missing', permission: 'routing:agent:onqueue' }, [])).toBe(
      'Your role lacks routing:agent:onqueue',
    );
  });

  it('has words for the other reasons', () => {
    expect(formatRefusal(translator, { code: 'definition-deactivated' }, [])).toMatch(/organisation/);
    expect(formatRefusal(translator, { code: 'signed-out' }, [])).toBe('Sign in first');
  });
});

describe('what is allowed now', () => {
  it('is named by the organisation’s names, without what stands, what is refused, and secondaries', () => {
    const choices = choicesOf(usualOffer, { away: { code: 'transition-forbidden', allowed: ['available'] } });
    expect(formatAllowed(choices, 'meal')).toBe('Available, On Queue, Busy, Break, Meeting, Training, Offline');
  });

  it('is nothing while nothing is known', () => {
    expect(formatAllowed([], undefined)).toBe('');
  });
});

describe('a failure', () => {
  it.each([...writeFailureCodes, 'transition-forbidden' as const])('has a whole sentence for %s', (code) => {
    expect(formatFailure(translator, code, 'presence:user:edit.')).toMatch(/^[A-Z].*\.$/);
    expect(formatFailure(translator, code, '')).toMatch(/^[A-Z]/);
  });

  it('of the transition rules says what may be set instead', () => {
    expect(formatFailure(translator, 'transition-forbidden', 'Available, Offline')).toBe(
      'It may not follow the present status. You may set Available, Offline.',
    );
  });
});
