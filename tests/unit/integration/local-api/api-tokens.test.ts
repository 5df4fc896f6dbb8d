import { describe, expect, it } from 'vitest';
import { createApiTokens } from '../../../../electron/integration/local-api/api-tokens';
import { FakeSecretStore } from '../../../fakes/secret-store';

function desk(secrets = new FakeSecretStore()) {
  return { secrets, tokens: createApiTokens(() => secrets) };
}

const valueOf = (read: { ok: boolean; value?: string }): string => read.value ?? '';

describe('The tokens of the local API', () => {
  it('are made when they are first asked for, one for each access, of 256 random bits', async () => {
    const { tokens, secrets } = desk();
    const write = valueOf(await tokens.read('read-write'));
    const read = valueOf(await tokens.read('read-only'));
    expect(write).toMatch(/^ptw_[\w-]{43}$/);
    expect(read).toMatch(/^ptr_[\w-]{43}$/);
    expect([...secrets.entries.values()]).toEqual([write, read]);
    expect([tokens.accessOf(write), tokens.accessOf(read)]).toEqual(['read-write', 'read-only']);
  });

  it('outlive the app in the keychain', async () => {
    const { secrets, tokens } = desk();
    const token = valueOf(await tokens.read('read-write'));
    const later = desk(secrets).tokens;
    expect(later.accessOf(token)).toBeNull();
    expect(valueOf(await later.read('read-write'))).toBe(token);
    expect(later.accessOf(token)).toBe('read-write');
  });

  it('are one also for two who ask at once', async () => {
    const { tokens } = desk();
    const both = await Promise.all([tokens.read('read-only'), tokens.read('read-only')]);
    expect(both[0]).toEqual(both[1]);
  });

  it('are worth nothing once they were replaced', async () => {
    const { tokens } = desk();
    const old = valueOf(await tokens.read('read-write'));
    const fresh = valueOf(await tokens.rotate('read-write'));
    expect([tokens.accessOf(old), tokens.accessOf(fresh)]).toEqual([null, 'read-write']);
    expect(valueOf(await tokens.read('read-write'))).toBe(fresh);
  });

  it('are nothing that anybody could guess from nothing', async () => {
    const { tokens } = desk();
    expect(tokens.accessOf('')).toBeNull();
    const token = valueOf(await tokens.read('read-only'));
    for (const near of ['', token.slice(1), `${token} `, token.toUpperCase()]) expect(tokens.accessOf(near)).toBeNull();
  });

  it('are not made while the keychain does not serve, and the reason is told', async () => {
    const { tokens, secrets } = desk();
    secrets.refuse('read', 'locked', 'The keyring is locked.');
    expect(await tokens.read('read-only')).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(secrets.entries.size).toBe(0);
    const unwritable = desk();
    unwritable.secrets.refuse('write', 'absent');
    expect(await unwritable.tokens.read('read-only')).toMatchObject({ ok: false, error: { code: 'absent' } });
    expect(unwritable.tokens.accessOf('')).toBeNull();
  });
});
