import { describe, expect, it } from 'vitest';
import { cloudError } from '../../../electron/genesys/cloud-error';
import { UNNAMED_SCOPE } from '../../../electron/genesys/errors';
import { withMissingScope } from '../../../electron/genesys/missing-right';

const needed = ['presence:readonly', 'presence'];
const unexplained = cloudError('rejected', 'You are not authorized.', { status: 403 });

describe('A refusal', () => {
  it('that gives no reason is for want of a scope when the token has none of those that would do', () => {
    expect(withMissingScope(unexplained, needed, ['users'])).toEqual({
      ...unexplained,
      code: 'scope-missing',
      detail: 'presence:readonly',
    });
  });

  it.each([
    ['the token has one of them', ['presence']],
    ['the scopes of the token are not known', null],
  ])('that gives no reason stays as it is when %s', (_, granted) => {
    expect(withMissingScope(unexplained, needed, granted)).toBe(unexplained);
  });

  it('for want of a scope that it does not name is for want of the least that the operation needs', () => {
    const unnamed = cloudError('scope-missing', UNNAMED_SCOPE, { status: 403 });
    expect(withMissingScope(unnamed, needed, null).detail).toBe('presence:readonly');
    expect(withMissingScope(unnamed, [], null)).toBe(unnamed);
  });

  it.each([
    ['names its scope', cloudError('scope-missing', 'presence', { status: 403 })],
    ['names a permission', cloudError('permission-missing', 'presence:userPresence:edit', { status: 403 })],
    ['is about something else', cloudError('rejected', 'Bad request.', { status: 400 })],
  ])('that %s stays as it is', (_, error) => {
    expect(withMissingScope(error, needed, [])).toBe(error);
  });
});
