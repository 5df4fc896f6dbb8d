import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountFolder } from '../../../../electron/adapters/journal/account-folder';
import { fc } from '../../../properties';

const userData = path.resolve('/home/agent/.config/presence-tray');
const organisationId = '0e1c6b1a-9c5e-4c0d-8a55-5ddba7b8a8a2';
const userId = '7a3f3a65-8b0b-4e0c-b5c7-07ae0ddcf5f0';
const inside = (folder: string): string[] => path.relative(userData, folder).split(path.sep);

describe('the folder of an account', () => {
  it('is named for region, organisation and user', () => {
    expect(inside(accountFolder(userData, { region: 'eu_central_1', organisationId, userId }))).toEqual([
      'accounts',
      'eu_central_1',
      organisationId,
      userId,
    ]);
  });

  it('keeps the name of a simulated cloud readable', () => {
    const folder = accountFolder(userData, { region: '127.0.0.1_4242', organisationId, userId });
    expect(inside(folder)[1]).toBe('127.0.0.1_4242');
  });

  it.each([
    '',
    '.',
    '..',
    '../..',
    '/etc',
    'C:\\Windows',
    'con',
    'nul.txt',
    'a\0b',
    ' ',
    'x'.repeat(300),
    '🙂',
    'end.',
  ])('is three plain folders deep below the accounts for the user %j', (name) => {
    const parts = inside(accountFolder(userData, { region: 'us_east_1', organisationId, userId: name }));
    expect(parts).toHaveLength(4);
    expect(parts[3]).toMatch(/^[a-z0-9._~-]{1,80}$/);
    expect(parts[3]).not.toMatch(/^\.|\.$|^(con|nul)(\.|$)/);
  });

  it('is never shared by two accounts, not even where upper and lower case are the same', () => {
    const account = fc.record({ region: fc.string(), organisationId: fc.string(), userId: fc.string() });
    const close = fc.constantFrom('a', 'A', 'a/', 'a_', '_', '', '.', '..', 'con', '_con');
    const near = fc.record({ region: close, organisationId: close, userId: close });
    fc.assert(
      fc.property(fc.oneof(account, near), fc.oneof(account, near), (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(accountFolder(userData, one).toLowerCase()).not.toBe(accountFolder(userData, other).toLowerCase());
      }),
    );
  });
});
