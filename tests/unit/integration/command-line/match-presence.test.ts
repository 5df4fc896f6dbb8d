import { describe, expect, it } from 'vitest';
import type { ToldDefinition } from '../../../../electron/core/program/told';
import { matchPresence } from '../../../../electron/integration/command-line/match-presence';
import { presenceClassOf } from '../../../../shared/presence/system-presence';
import { choicesOf } from '../../../fakes/snapshot';
import { fc } from '../../../properties';

const offered: readonly ToldDefinition[] = choicesOf().map(
  ({ definitionId, label, systemPresence, isSystemDefault }) => ({
    definitionId,
    label,
    systemPresence,
    isSystemDefault,
    state: presenceClassOf(systemPresence),
    isAllowed: true,
    isCurrent: false,
  }),
);
/** Organisations rename what they like. */
const renamed: readonly ToldDefinition[] = offered.map((one) =>
  one.definitionId === 'break' ? { ...one, label: 'Pause café' } : one,
);

const ofBreak = offered.find(({ definitionId }) => definitionId === 'break')!;

const one = (definitionId: string) => ({ kind: 'one', definitionId });
const meant = (asked: string, among = offered) => matchPresence(among, asked);

describe('A presence named on the command line', () => {
  it.each([
    ['On Queue', 'on-queue'],
    ['on queue', 'on-queue'],
    ['on-queue', 'on-queue'],
    ['ON_QUEUE', 'on-queue'],
    ['onqueue', 'on-queue'],
    ['After-call admin', 'after-call-admin'],
    [' 1:1  with supervisor ', '1-1-with-supervisor'],
  ])('may be written %j', (asked, definitionId) => {
    expect(meant(asked)).toEqual(one(definitionId));
  });

  it.each([
    ['br', 'break'],
    ['tra', 'training'],
    ['av', 'available'],
    ['af', 'after-call-admin'],
    ['off', 'offline'],
  ])('may be its beginning %j', (asked, definitionId) => {
    expect(meant(asked)).toEqual(one(definitionId));
  });

  it('may be its system presence, whatever the organisation calls it', () => {
    expect(meant('break', renamed)).toEqual(one('break'));
    expect(meant('Pause CAFÉ', renamed)).toEqual(one('break'));
    expect(meant('Pause cafe\u0301', renamed)).toEqual(one('break'));
  });

  it('is what it is called before it is a beginning', () => {
    const among = [...offered, { ...offered[0]!, definitionId: 'meal-2', label: 'Meal late', isSystemDefault: false }];
    expect(meant('meal', among)).toEqual(one('meal'));
  });

  it('is asked again when it is the beginning of several, or the name of two', () => {
    expect(meant('me')).toEqual({ kind: 'several', labels: ['Meal', 'Meeting'] });
    const twins = [...offered, { ...ofBreak, definitionId: 'other-break', isSystemDefault: false }];
    expect(meant('Break', twins)).toEqual({ kind: 'several', labels: ['Break', 'Break'] });
    expect(meant('other-break', twins)).toEqual(one('other-break'));
  });

  it.each([
    ['Brake', 'Break'],
    ['Meetign', 'Meeting'],
    ['Offlien', 'Offline'],
  ])('%j is not understood, and looks like %s', (asked, suggestion) => {
    expect(meant(asked)).toEqual({ kind: 'none', suggestion });
  });

  it.each(['xyz', 'Lunch', '', ' ', '-'])('%j looks like nothing', (asked) => {
    expect(meant(asked)).toEqual({ kind: 'none', suggestion: null });
  });

  it('is found by every id and by every label', () => {
    fc.assert(
      fc.property(fc.constantFrom(...offered), ({ definitionId, label }) => {
        expect(meant(definitionId)).toEqual(one(definitionId));
        expect(meant(label.toUpperCase())).toEqual(one(definitionId));
      }),
    );
  });

  it('never makes it throw, and is never found where it is no beginning of anything', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (asked) => {
        const match = meant(asked);
        if (match.kind !== 'one') return;
        const start = asked.toLowerCase().replace(/[\s_-]+/g, '');
        expect(
          offered.some(({ label, systemPresence, definitionId }) =>
            [label, systemPresence, definitionId].some((name) =>
              name
                .toLowerCase()
                .replace(/[\s_-]+/g, '')
                .startsWith(start),
            ),
          ),
        ).toBe(true);
      }),
    );
  });
});
