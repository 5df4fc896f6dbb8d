import { describe, expect, it } from 'vitest';
import { readProgramRequest } from '../../../electron/core/presence/program-request';
import { programRefusalText } from '../../../electron/services/program-refusal-text';
import { createTranslator } from '../../../shared/i18n';
import { liveMachine } from '../core/presence/fixtures';

function textFor(request: unknown, from = 'meal'): string {
  const context = { state: liveMachine(from).state, userId: 'maya', unavailableAs: 'busy', locale: 'en' } as const;
  const outcome = readProgramRequest(request, context);
  return outcome.ok ? 'taken' : programRefusalText(outcome.error, createTranslator('en'));
}

describe('What a program is told', () => {
  it('names what is allowed now, in words of the organisation and as states', () => {
    expect(textFor({ definition: 'Away' })).toBe(
      'away may not follow meal. Allowed now: available, on-queue, busy, break, meeting, huddle, offline (states: available, unavailable, offline).',
    );
  });

  it('names the field that is wrong', () => {
    expect(textFor({ state: 'busy', availability: 'unavailable' })).toMatch(
      /^The request is not understood: state: .*available/,
    );
    expect(textFor({})).toMatch(/availability, or definitionId/);
  });

  it.each([
    [
      'an availability that does not fit',
      { state: 'away', availability: 'offline' },
      'State away goes with availability unavailable, not offline.',
    ],
    ['another user', { userId: 'tomas', note: '' }, 'This is another user than the one who is signed in.'],
    [
      'a name that is not there',
      { definition: 'Lunch' },
      /^Your organisation has no presence Lunch\. Allowed now: available,/,
    ],
    ['a presence that is no longer offered', { definitionId: 'old' }, /^old cannot be chosen\. Allowed now:/],
  ])('speaks plainly of %s', (_, request, text) => {
    expect(textFor(request)).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
  });
});
