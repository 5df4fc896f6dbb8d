import { describe, expect, it } from 'vitest';
import type { ProgramRequestContext } from '../../../../electron/core/presence/program-request';
import { readProgramRequest } from '../../../../electron/core/presence/program-request';
import { checkPick } from '../../../../electron/core/presence/pick';
import { initialPresenceState } from '../../../../electron/core/presence/remembered';
import type { PresenceState } from '../../../../electron/core/presence/state';
import { defaultTransitionPolicy, isTransitionAllowed } from '../../../../electron/core/presence/transition-policy';
import { NOTE_MAX_LENGTH } from '../../../../shared/presence/note';
import { presenceClasses } from '../../../../shared/presence/system-presence';
import { definitions, liveMachine } from './fixtures';
import { fc } from '../../../properties';

const at = (definitionId: string, more: Partial<ProgramRequestContext> = {}): ProgramRequestContext => ({
  state: liveMachine(definitionId).state,
  userId: 'maya',
  unavailableAs: 'busy',
  locale: 'en-GB',
  ...more,
});

const withDefinitions = (
  context: ProgramRequestContext,
  more: PresenceState['definitions'],
): ProgramRequestContext => ({
  ...context,
  state: { ...context.state, definitions: more },
});

const patch = (value: object) => ({ ok: true, value });
const refused = (error: object) => ({ ok: false, error: expect.objectContaining(error) as object });

const pairs = [
  ['available', 'available', 'available'],
  ['unavailable', 'unavailable', 'busy'],
  ['away', 'unavailable', 'away'],
  ['offline', 'offline', 'offline'],
] as const;

describe('A request by state and availability', () => {
  it.each(pairs)('%s with %s means the presence %s', (state, availability, definitionId) => {
    const from = state === 'available' ? 'meal' : 'available';
    expect(readProgramRequest({ userId: 'maya', state, availability }, at(from))).toEqual(patch({ definitionId }));
  });

  it('takes no other pair, and says which availability the state goes with', () => {
    for (const state of presenceClasses) {
      for (const availability of ['available', 'unavailable', 'offline'] as const) {
        const isPair = pairs.some((pair) => pair[0] === state && pair[1] === availability);
        const outcome = readProgramRequest(
          { userId: 'maya', state, availability },
          at(state === 'away' ? 'on-queue' : 'away'),
        );
        expect(outcome.ok || outcome.error.code !== 'availability-mismatch').toBe(isPair);
      }
    }
    expect(readProgramRequest({ state: 'away', availability: 'offline' }, at('available'))).toEqual(
      refused({ code: 'availability-mismatch', expected: 'unavailable' }),
    );
  });

  it('“available” is Available also for an agent who is On Queue', () => {
    const request = { state: 'available', availability: 'available' };
    expect(readProgramRequest(request, at('on-queue'))).toEqual(patch({ definitionId: 'available' }));
  });

  it('“unavailable” is the presence that the settings name', () => {
    const request = { state: 'unavailable', availability: 'unavailable' };
    const asBreak = at('available', { unavailableAs: 'break' });
    expect(readProgramRequest(request, asBreak)).toEqual(patch({ definitionId: 'break' }));
    expect(readProgramRequest(request, at('available', { unavailableAs: 'training' }))).toEqual(
      refused({ code: 'unknown-definition', asked: 'unavailable' }),
    );
  });

  it('carries its reason as the note, and leaves the agent’s note alone without one', () => {
    const request = { state: 'offline', availability: 'offline', reason: 'Shift over' };
    expect(readProgramRequest(request, at('meal'))).toEqual(patch({ definitionId: 'offline', note: 'Shift over' }));
    expect(readProgramRequest({ ...request, reason: '' }, at('meal'))).toEqual(
      patch({ definitionId: 'offline', note: '' }),
    );
  });

  it('is for the agent who is signed in', () => {
    const request = { userId: 'tomas', state: 'available', availability: 'available' };
    expect(readProgramRequest(request, at('meal'))).toEqual(refused({ code: 'other-user' }));
  });
});

describe('A length in a request', () => {
  it('belongs to the presence that it names', () => {
    const forMs = 15 * 60_000;
    const expected = patch({ definitionId: 'meal', durationMs: forMs });
    expect(readProgramRequest({ definitionId: 'meal', forMs }, at('available'))).toEqual(expected);
    expect(readProgramRequest({ definition: 'meal', forMs }, at('available'))).toEqual(expected);
    const byState = { state: 'offline', availability: 'offline', forMs };
    expect(readProgramRequest(byState, at('available'))).toEqual(patch({ definitionId: 'offline', durationMs: forMs }));
  });

  it.each([59_999, 24 * 60 * 60_000 + 1, 90_000.5])('is not %d ms', (forMs) => {
    expect(readProgramRequest({ definitionId: 'meal', forMs }, at('available'))).toEqual(
      refused({ code: 'invalid-request' }),
    );
  });

  it('is nothing without a presence', () => {
    expect(readProgramRequest({ note: 'Soup', forMs: 60_000 }, at('available'))).toEqual(
      refused({ problems: [{ field: 'forMs', message: 'A length goes with definitionId or definition' }] }),
    );
  });
});

describe('A request by definition', () => {
  it('names it by its id', () => {
    expect(readProgramRequest({ definitionId: 'huddle' }, at('available'))).toEqual(patch({ definitionId: 'huddle' }));
  });

  it('names it as the organisation does, in any case and in any of its languages', () => {
    const german = definitions.map((one) =>
      one.id === 'meal' ? { ...one, labels: { en_US: 'Meal', de: 'Pause  Mittag' } } : one,
    );
    const context = withDefinitions(at('available'), german);
    for (const definition of ['Meal', ' meal ', 'pause mittag']) {
      expect(readProgramRequest({ definition, note: 'Back at one' }, context)).toEqual(
        patch({ definitionId: 'meal', note: 'Back at one' }),
      );
    }
  });

  it('takes what is offered before what is deactivated, where both have the name', () => {
    const twins = definitions.map((one) => (one.id === 'old' ? { ...one, labels: { en_US: 'busy' } } : one));
    const context = withDefinitions(at('available'), twins);
    expect(readProgramRequest({ definition: 'busy' }, context)).toEqual(patch({ definitionId: 'busy' }));
  });

  it('is asked which one, where several have the name', () => {
    const twins = definitions.map((one) => (one.id === 'huddle' ? { ...one, labels: { en_US: 'busy' } } : one));
    const context = withDefinitions(at('available'), twins);
    expect(readProgramRequest({ definition: 'Busy' }, context)).toEqual(
      refused({ code: 'ambiguous-definition', definitionIds: ['busy', 'huddle'] }),
    );
  });

  it('may be of the note alone, even before the presences are known', () => {
    const unknown: ProgramRequestContext = at('available', { state: initialPresenceState(defaultTransitionPolicy) });
    expect(readProgramRequest({ note: 'Call me' }, unknown)).toEqual(patch({ note: 'Call me' }));
    expect(readProgramRequest({ definition: 'Meal' }, unknown)).toEqual(refused({ code: 'not-ready' }));
  });
});

describe('A request that is none', () => {
  it.each([
    ['nothing', undefined, ''],
    ['no object', 'available', ''],
    ['an empty one', {}, ''],
    ['only somebody', { userId: 'maya' }, ''],
    ['a state that there is not', { state: 'busy', availability: 'unavailable' }, 'state'],
    ['a state without its availability', { state: 'away' }, 'availability'],
    [
      'a reason that is too long',
      { state: 'away', availability: 'unavailable', reason: 'x'.repeat(NOTE_MAX_LENGTH + 1) },
      'reason',
    ],
    ['a note that is too long', { definition: 'Meal', note: 'x'.repeat(NOTE_MAX_LENGTH + 1) }, 'note'],
    ['a definition twice', { definition: 'Meal', definitionId: 'meal' }, 'definition'],
    ['a note in the form of states', { state: 'away', availability: 'unavailable', note: 'x' }, ''],
    ['a field that there is not', { definition: 'Meal', colour: 'red' }, ''],
  ])('is refused with the field that is wrong: %s', (_, request, field) => {
    const outcome = readProgramRequest(request, at('available'));
    expect(outcome).toEqual(refused({ code: 'invalid-request' }));
    if (outcome.ok || outcome.error.code !== 'invalid-request') return;
    expect(outcome.error.problems.map((problem) => problem.field)).toContain(field);
  });
});

describe('A refusal names what is allowed now', () => {
  it('by states and by the organisation’s names, without what stands', () => {
    expect(readProgramRequest({ state: 'away', availability: 'unavailable' }, at('meal'))).toEqual(
      refused({
        code: 'transition-forbidden',
        from: 'meal',
        label: 'away',
        allowed: {
          states: ['available', 'unavailable', 'offline'],
          definitions: ['available', 'on-queue', 'busy', 'break', 'meeting', 'huddle', 'offline'].map((id) => ({
            id,
            label: id,
          })),
        },
      }),
    );
  });

  it('for a name that the organisation does not have', () => {
    const outcome = readProgramRequest({ definition: 'Lunch' }, at('offline'));
    expect(outcome).toEqual(refused({ code: 'unknown-definition', asked: 'Lunch' }));
    expect(!outcome.ok && 'allowed' in outcome.error && outcome.error.allowed.states).toEqual([
      'available',
      'unavailable',
    ]);
  });

  it('for a presence that is no longer offered, and for Idle', () => {
    const idle = { ...(definitions[0] ?? expect.fail()), id: 'idle', systemPresence: 'idle' as const };
    const context = withDefinitions(at('available'), [...definitions, idle]);
    for (const definitionId of ['old', 'idle']) {
      expect(readProgramRequest({ definitionId }, context)).toEqual(refused({ code: 'definition-not-offered' }));
    }
  });

  it('for a presence that the role lacks the permission for', () => {
    const context = at('available');
    const denied = { ...context, state: { ...context.state, denied: { 'on-queue': 'Routing > Agent > On Queue' } } };
    const outcome = readProgramRequest({ definitionId: 'on-queue' }, denied);
    expect(outcome).toEqual(refused({ code: 'permission-missing', permission: 'Routing > Agent > On Queue' }));
    expect(JSON.stringify(outcome)).not.toContain('"id":"on-queue"');
  });

  it('that would be taken, each of it; and what is taken, the engine takes', () => {
    const ids = fc.constantFrom(...definitions.map(({ id }) => id));
    fc.assert(
      fc.property(ids, ids, (from, to) => {
        const context = at(from);
        const outcome = readProgramRequest({ definitionId: to }, context);
        if (outcome.ok) {
          expect(checkPick(context.state, outcome.value)).toBeNull();
          return;
        }
        const { error } = outcome;
        if (!('allowed' in error)) expect.fail(error.code);
        for (const { id } of error.allowed.definitions) {
          expect(readProgramRequest({ definitionId: id }, context).ok).toBe(true);
        }
        for (const [state, availability] of pairs.filter(([state]) => error.allowed.states.includes(state))) {
          expect(readProgramRequest({ state, availability }, context).ok).toBe(true);
        }
      }),
    );
  });

  it('by the table of the ordering document', () => {
    const systemPresenceOf = { available: 'available', unavailable: 'busy', away: 'away', offline: 'offline' } as const;
    for (const from of presenceClasses) {
      for (const [state, availability] of pairs) {
        const outcome = readProgramRequest({ state, availability }, at(systemPresenceOf[from]));
        const isAllowed = isTransitionAllowed(defaultTransitionPolicy, systemPresenceOf[from], systemPresenceOf[state]);
        expect(outcome.ok).toBe(isAllowed);
      }
    }
  });
});
