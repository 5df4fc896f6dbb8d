import { describe, expect, it } from 'vitest';
import { isRegisteredRedirectUri, withParameters } from '../../../../electron/simulator/oauth/redirect-uri';

const registered = ['http://localhost/callback', 'http://127.0.0.1/', 'https://app.example/return', 'tray:return'];

describe('a redirect address', () => {
  it.each([
    'http://localhost/callback',
    'http://localhost:1234/callback',
    'http://127.0.0.1:65535',
    'http://127.0.0.1:80/',
    'https://app.example/return',
    'tray:return',
  ])('is registered: %s', (address) => expect(isRegisteredRedirectUri(address, registered)).toBe(true));

  it.each([
    'http://localhost:1234/callback/',
    'http://localhost:1234/callback?next=1',
    'http://localhost:1234/callback#part',
    'http://user@localhost:1234/callback',
    'http://127.0.0.1:1234/callback',
    'https://localhost:1234/callback',
    'https://app.example:444/return',
    'https://app.example/return/more',
    'nonsense',
    '',
  ])('is not registered: %s', (address) => expect(isRegisteredRedirectUri(address, registered)).toBe(false));

  it('keeps its own parameters when others are added', () => {
    expect(withParameters('http://127.0.0.1:9/?a=1', { code: 'x y', state: null })).toBe(
      'http://127.0.0.1:9/?a=1&code=x+y',
    );
  });
});
