import { describe, expect, it } from 'vitest';
import { parseRedirectUri, redirectUriOf } from '../../../../electron/genesys/oauth/redirect-target';

describe('A redirect URI of the administrator’s', () => {
  it.each([
    ['http://127.0.0.1/callback', { host: '127.0.0.1', port: null, path: '/callback' }],
    ['http://localhost:8085/callback/', { host: 'localhost', port: 8085, path: '/callback/' }],
    ['http://[::1]:9000', { host: '[::1]', port: 9000, path: '/' }],
    ['http://localhost:80/cb', { host: 'localhost', port: 80, path: '/cb' }],
  ] as const)('%s is understood', (text, target) => {
    expect(parseRedirectUri(text)).toEqual({ ok: true, value: target });
  });

  it.each([
    'https://127.0.0.1/callback',
    'http://example.com/callback',
    'http://localhost.example.com/',
    'http://me:secret@localhost/',
    'http://localhost/?a=b',
    'http://localhost/#a',
    'presence-tray://callback',
    'callback',
    '',
  ])('“%s” is refused with a sentence', (text) => {
    expect(parseRedirectUri(text)).toMatchObject({
      ok: false,
      error: { detail: expect.stringContaining('http://127') as string },
    });
  });

  it('gets the port that was opened, or none', () => {
    const target = { host: 'localhost', port: null, path: '/cb' } as const;
    expect(redirectUriOf(target, 4_711)).toBe('http://localhost:4711/cb');
    expect(redirectUriOf(target, null)).toBe('http://localhost/cb');
  });
});
