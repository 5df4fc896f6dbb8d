import { describe, expect, it } from 'vitest';
import { readCallback, readPasted } from '../../../../electron/genesys/oauth/callback';
import { fc } from '../../../properties';

const state = 'a-state-that-nobody-can-guess';
const redirectUri = 'http://127.0.0.1:41234/callback';
const pasted = (address: string) => readPasted(address, redirectUri, state);

describe('The parameters of a callback', () => {
  const read = (query: string) => readCallback(new URLSearchParams(query), state);

  it('are a code, or an error with its description', () => {
    expect(read(`code=abc&state=${state}`)).toEqual({ kind: 'code', code: 'abc' });
    expect(read(`error=access_denied&error_description=no&state=${state}`)).toEqual({
      kind: 'error',
      error: 'access_denied',
      description: 'no',
    });
  });

  it.each([
    ['no state', 'code=abc'],
    ['another state', 'code=abc&state=guess'],
    ['two states, the right one among them', `code=abc&state=${state}&state=guess`],
    ['two codes', `code=abc&code=other&state=${state}`],
    ['an empty code', `code=&state=${state}`],
    ['nothing but the state', `state=${state}`],
  ])('mean nothing with %s', (_, query) => {
    expect(read(query)).toBeNull();
  });
});

describe('An address that was pasted', () => {
  it('is taken as the browser shows it, with blanks and line breaks from copying', () => {
    const address = `${redirectUri}?code=abc&state=${state}`;
    expect(pasted(address)).toEqual({ kind: 'code', code: 'abc' });
    expect(pasted(`  ${address.slice(0, 30)}\n${address.slice(30)}\n`)).toEqual({ kind: 'code', code: 'abc' });
  });

  it.each([
    ['another host', `http://127.0.0.2:41234/callback?code=abc&state=${state}`],
    ['another port', `http://127.0.0.1:41235/callback?code=abc&state=${state}`],
    ['another scheme', `https://127.0.0.1:41234/callback?code=abc&state=${state}`],
    ['another path', `http://127.0.0.1:41234/callback/?code=abc&state=${state}`],
    ['a user name', `http://me@127.0.0.1:41234/callback?code=abc&state=${state}`],
    ['a fragment', `${redirectUri}?code=abc&state=${state}#x`],
    ['no parameters', redirectUri],
    ['the code alone', 'abc'],
    ['nothing', ''],
    ['too much', `${redirectUri}?state=${state}&code=${'x'.repeat(9_000)}`],
  ])('is none of ours with %s', (_, address) => {
    expect(pasted(address)).toBe('not-an-address');
  });

  it('of another sign-in is said to be that', () => {
    expect(pasted(`${redirectUri}?code=abc&state=former`)).toBe('other-sign-in');
  });

  it('never yields a code without the state', () => {
    fc.assert(
      fc.property(fc.string(), fc.webQueryParameters(), (text, query) => {
        for (const address of [text, `${redirectUri}?${query}`, `${redirectUri}?code=abc&${query}`]) {
          if (!address.includes(state)) expect(typeof pasted(address)).toBe('string');
        }
      }),
    );
  });
});
