import { describe, expect, it } from 'vitest';
import { compilePathPattern } from '../../../electron/simulator/path-pattern';

describe('a path pattern', () => {
  it.each([
    ['/api/v2/users/*/presences/purecloud', '/api/v2/users/123/presences/purecloud', true],
    ['/api/v2/users/*', '/api/v2/users/123/presences/purecloud', false],
    ['/api/v2/users/**', '/api/v2/users/123/presences/purecloud', true],
    ['/api/v2/users', '/api/v2/users/me', false],
    ['/api.v2/*', '/api-v2/x', false],
    ['**', '/oauth/token', true],
    ['^/oauth/(token|authorize)$', '/oauth/token', true],
    ['^/oauth', '/oauth/token', true],
    ['^/oauth$', '/oauth/token', false],
  ])('%s on %s: %s', (pattern, path, matches) => {
    expect(compilePathPattern(pattern)(path)).toBe(matches);
  });

  it('that is no regular expression is refused', () => {
    expect(() => compilePathPattern('^(')).toThrow(SyntaxError);
  });
});
