import { describe, expect, it } from 'vitest';
import { recallSignIn, rememberSignIn } from '../../../electron/services/remembered-sign-in';
import type { RememberedSignIn } from '../../../electron/services/remembered-sign-in';
import type { SecretError } from '../../../electron/ports';
import type { SignedOutReason } from '../../../shared/snapshot';
import { FakeSecretStore } from '../../fakes/secret-store';

const name = 'sign-in https://api.mypurecloud.de client';

const signIn: RememberedSignIn = {
  tokens: { accessToken: 'secret-token', expiresAt: 1_000_000, refreshToken: null, scopes: null },
  identity: {
    userId: 'maya',
    userName: 'Maya Lindqvist',
    email: null,
    organisationId: 'lakeside',
    organisationName: 'Lakeside Insurance',
    permissions: ['routing:agent:onqueue'],
  },
};

const entry = {
  accessToken: 'secret-token',
  expiresAt: 1_000_000,
  userId: 'maya',
  userName: 'Maya Lindqvist',
  organisationId: 'lakeside',
  organisationName: 'Lakeside Insurance',
};

async function recall(text: string | null) {
  const secrets = new FakeSecretStore();
  if (text !== null) secrets.entries.set(name, text);
  return recallSignIn(secrets, name);
}

describe('A remembered sign-in', () => {
  it('comes back as it was, but for the permissions, which may have changed', async () => {
    const secrets = new FakeSecretStore();
    expect(await rememberSignIn(secrets, name, signIn)).toBe(true);
    expect(await recallSignIn(secrets, name)).toEqual({
      ok: true,
      value: { ...signIn, identity: { ...signIn.identity, permissions: null } },
    });
  });

  it('stays below the 2,400 bytes that Windows holds, whatever the roles', async () => {
    const secrets = new FakeSecretStore();
    const permissions = Array.from({ length: 400 }, (_, index) => `area:thing${index}:view`);
    await rememberSignIn(secrets, name, { ...signIn, identity: { ...signIn.identity, permissions } });
    expect(secrets.entries.get(name)).toBe(JSON.stringify(entry));
  });

  it('is null when there was none', async () => {
    expect(await recall(null)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['text that is no JSON', '{"accessToken":'],
    ['the empty text', ''],
    ['JSON of another kind', '"secret-token"'],
    ['null', 'null'],
    ['a missing field', JSON.stringify({ ...entry, userId: undefined })],
    ['an empty token', JSON.stringify({ ...entry, accessToken: '' })],
    ['a time that is no number', JSON.stringify({ ...entry, expiresAt: '2026' })],
  ])('counts as none when the entry is %s', async (_, text) => {
    expect(await recall(text)).toEqual({ ok: true, value: null });
  });

  it('of a later version, with fields that this one does not know, is taken', async () => {
    const recalled = await recall(JSON.stringify({ ...entry, more: 'later' }));
    expect(recalled).toMatchObject({ ok: true, value: { tokens: { accessToken: 'secret-token' } } });
  });

  it('keeps the refresh token where there is one', async () => {
    const secrets = new FakeSecretStore();
    const tokens = { ...signIn.tokens, refreshToken: 'again' };
    await rememberSignIn(secrets, name, { ...signIn, tokens });
    expect(await recallSignIn(secrets, name)).toMatchObject({ ok: true, value: { tokens } });
  });

  it.each<[SecretError['code'], SignedOutReason]>([
    ['locked', 'keyring-locked'],
    ['absent', 'keyring-absent'],
    ['library-missing', 'libsecret-missing'],
    ['hanging', 'keyring-hanging'],
    ['too-large', 'keyring-absent'],
    ['failed', 'keyring-absent'],
  ])(
    'that the keychain does not give because of “%s” is told as “%s”, in the keychain’s own words',
    async (code, reason) => {
      const secrets = new FakeSecretStore();
      secrets.refuse('read', code, 'its own words');
      expect(await recallSignIn(secrets, name)).toEqual({ ok: false, error: { reason, detail: 'its own words' } });
    },
  );

  it.each<SecretError['code']>(['locked', 'absent', 'library-missing', 'hanging', 'too-large', 'failed'])(
    'is not remembered when the keychain refuses it as “%s”',
    async (code) => {
      const secrets = new FakeSecretStore();
      secrets.refuse('write', code);
      expect(await rememberSignIn(secrets, name, signIn)).toBe(false);
    },
  );
});
