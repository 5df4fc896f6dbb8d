import { describe, expect, it } from 'vitest';
import { formatCause, formatFailure, formatRefusal } from '../../../../shared/format';
import { createTranslator } from '../../../../shared/i18n';
import { agentChannels, presenceRules } from '../../../../shared/presence/cause';
import type { Refusal } from '../../../../shared/snapshot';
import { writeFailureCodes } from '../../../../shared/snapshot';

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
  it('names the nearest way out by the organisation’s own name', () => {
    const refusal: Refusal = { code: 'transition-forbidden', allowed: ['offline', 'available'] };
    expect(formatRefusal(translator, refusal)).toBe('Set Available first');
    expect(formatRefusal(translator, refusal, () => 'Ready')).toBe('Set Ready first');
  });

  it('says so when no class leads out', () => {
    expect(formatRefusal(translator, { code: 'transition-forbidden', allowed: [] })).toBe(
      'Not possible from the present status',
    );
  });

  it('carries the exact name of a missing permission', () => {
    expect(formatRefusal(translator, { code: 'permission-missing', permission: 'routing:agent:onqueue' })).toBe(
      'Your role lacks routing:agent:onqueue',
    );
  });

  it('has words for the other reasons', () => {
    expect(formatRefusal(translator, { code: 'definition-deactivated' })).toMatch(/organisation/);
    expect(formatRefusal(translator, { code: 'signed-out' })).toBe('Sign in first');
  });
});

describe('a failure', () => {
  it.each([...writeFailureCodes, 'transition-forbidden' as const])('has a whole sentence for %s', (code) => {
    expect(formatFailure(translator, code, 'presence:user:edit.')).toMatch(/^[A-Z].*\.$/);
  });
});
