import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  policySchema,
  settingDefinitions,
  settingsPatchSchema,
  userFileSchema,
} from '../../../../shared/settings';
import { defaultTransitionPolicy } from '../../../../electron/core/presence/transition-policy';
import { describeIssues } from '../../../../shared/settings/describe-issues';
import { laidOver, leavesOf } from '../../../../shared/settings/layers';
import { isDecided, originOf } from '../../../../shared/settings/origins';
import { sparse } from '../../../../shared/settings/sparse';
import { z } from 'zod';

describe('Every setting', () => {
  it.each(Object.entries(settingDefinitions))(
    '%s has a default and a sentence for administrators',
    (name, { schema }) => {
      expect(schema.safeParse(undefined).success).toBe(true);
      expect(schema.description).toMatch(/^[A-Z].*\.$/);
      expect(Object.keys(defaultSettings)).toContain(name);
    },
  );
});

describe('Each source of settings', () => {
  it('takes only the settings that are its own, and names the others', () => {
    expect(settingsPatchSchema.safeParse({ theme: 'dark' }).success).toBe(true);
    expect(settingsPatchSchema.safeParse({ hasSeenTrayHint: true }).success).toBe(false);
    expect(userFileSchema.safeParse({ version: 1, hasSeenTrayHint: true }).success).toBe(true);
    expect(userFileSchema.safeParse({ version: 1, dialect: 'resource' }).success).toBe(false);
    expect(policySchema.safeParse({ dialect: 'resource', theme: 'light' }).success).toBe(true);
    expect(policySchema.safeParse({ hasSeenTrayHint: true }).success).toBe(false);
  });

  it('decides just what stands in it: nothing is filled in', () => {
    expect(policySchema.parse({})).toEqual({});
    const group = z
      .strictObject({
        on: z.boolean().default(true),
        times: z.strictObject({ busy: z.number().default(30), meal: z.number().default(60) }).prefault({}),
      })
      .prefault({})
      .describe('A group.');
    expect(sparse(group).parse({ times: { meal: 45 } })).toEqual({ times: { meal: 45 } });
    expect(sparse(group).safeParse({ times: { brunch: 45 } }).success).toBe(false);
    expect(sparse(group).description).toBe('A group.');
  });
});

describe('The table of transitions', () => {
  const table = { available: ['offline'], unavailable: ['available'], away: ['available'], offline: ['away'] };

  it('may be given as a whole or row by row', () => {
    expect(policySchema.safeParse({ transitions: table }).success).toBe(true);
    expect(policySchema.safeParse({ transitions: { unavailable: ['away', 'available'] } }).success).toBe(true);
  });

  it.each([
    [
      'nothing may follow',
      { offline: [] },
      'transitions.offline: name at least one class, or nobody could leave it again.',
    ],
    ['a class stands twice', { away: ['offline', 'offline'] }, 'transitions.away: name each class once.'],
    ['a class follows itself', { away: ['away'] }, 'transitions.away: leave out away itself, which may always follow.'],
    ['there is no such class', { lunch: ['away'] }, 'There is no setting “transitions.lunch”.'],
  ])('in which %s is refused with a sentence', (_what, transitions, sentence) => {
    const parsed = policySchema.safeParse({ transitions });
    expect(parsed.success ? '' : describeIssues(parsed.error)).toBe(sentence);
  });

  it('is the ordering document’s where nobody has set another', () => {
    expect(defaultSettings.transitions).toEqual(defaultTransitionPolicy);
  });
});

describe('Layers', () => {
  it('are laid over each other at every depth, lists as a whole', () => {
    const lower = { a: 1, group: { b: 2, c: 3 }, list: [1, 2, 3] };
    expect(laidOver(lower, { group: { c: 4 }, list: [5], a: undefined })).toEqual({
      a: 1,
      group: { b: 2, c: 4 },
      list: [5],
    });
    expect(lower.group.c).toBe(3);
  });

  it('have a dotted path to every single value', () => {
    expect(leavesOf({ a: 1, group: { b: null, list: [1], empty: {} }, absent: undefined })).toEqual([
      ['a', 1],
      ['group.b', null],
      ['group.list', [1]],
      ['group.empty', {}],
    ]);
  });
});

describe('The origin of a setting', () => {
  const origins = { theme: 'user', 'times.meal': 'policy', 'times.busy': 'user', timesheet: 'environment' } as const;

  it('is that of its value, and of a group the strongest that decides a part of it', () => {
    expect(originOf(origins, 'theme')).toBe('user');
    expect(originOf(origins, 'times')).toBe('policy');
    expect(originOf(origins, 'times.busy')).toBe('user');
    expect(originOf(origins, 'time')).toBeNull();
  });

  it('takes it out of the person’s hands when it is the policy or the environment', () => {
    expect(
      ['theme', 'times.meal', 'timesheet', 'times.busy', 'dialect'].map((path) => isDecided(origins, path)),
    ).toEqual([false, true, true, false, false]);
  });
});
