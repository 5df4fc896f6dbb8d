import { describe, expect, it } from 'vitest';
import type { CloudError } from '../../../electron/ports';
import type { SignInFailure } from '../../../electron/services/sign-in-attempt';
import type { SignedOutReason } from '../../../shared/snapshot';
import { ok } from '../../../shared/result';
import { HOUR_MS, maya, mayaSignedIn, secretName, SessionHarness, signedInSession } from './session-harness';

describe('A sign-in', () => {
  it('goes from the page’s address over the browser and the agent’s name to “signed in”', async () => {
    const harness = await new SessionHarness().startSignedOut();
    harness.views.length = 0;
    const signingIn = harness.session.signIn();
    harness.authorisations[0]?.onAddress('https://login.example/authorise');
    await harness.authorise();
    await harness.identify();
    await signingIn;
    expect(harness.views).toEqual([
      { state: 'signing-in', address: '', mustPaste: false },
      { state: 'signing-in', address: 'https://login.example/authorise', mustPaste: false },
      mayaSignedIn,
    ]);
    expect(harness.told).toEqual(['signed in: maya']);
    expect(await harness.session.tokens.get()).toEqual(ok('token'));
    expect(harness.secrets.entries.get(secretName)).toContain('"accessToken":"token"');
  });

  it('gives the token to the question who signed in', async () => {
    const harness = await new SessionHarness().startSignedOut();
    void harness.session.signIn();
    await harness.authorise();
    expect(harness.identifications.inputs).toEqual(['token']);
    expect(await harness.session.tokens.get()).toMatchObject({ ok: false });
  });

  it('lasts until the app quits when the keyring does not take it', async () => {
    const harness = await new SessionHarness().startSignedOut();
    harness.secrets.refuse('write', 'absent');
    await harness.signIn();
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', remembered: 'keychain-refused' });
    expect(harness.told).toEqual(['signed in: maya']);
  });

  it.each<SignInFailure['code']>(['refused', 'cancelled', 'timed-out', 'network', 'set-up-wrong'])(
    'that fails as “%s” says so, and can be tried again',
    async (code) => {
      const harness = await new SessionHarness().startSignedOut();
      const signingIn = harness.session.signIn();
      await harness.refuse(code, 'why');
      await signingIn;
      expect(harness.session.view()).toEqual({ state: 'signed-out', reason: code, detail: 'why', canSignIn: true });
      expect(harness.told).toEqual([]);
      expect(harness.identifications.count).toBe(0);
    },
  );

  it.each<[CloudError['code'], SignedOutReason]>([
    ['network', 'network'],
    ['timeout', 'network'],
    ['unavailable', 'network'],
    ['rate-limited', 'network'],
    ['unauthorised', 'other-region'],
    ['scope-missing', 'scope-missing'],
    ['rejected', 'refused'],
    ['malformed', 'refused'],
  ])('whose agent cannot be learnt because of “%s” ends as “%s” and keeps nothing', async (code, reason) => {
    const harness = await new SessionHarness().startSignedOut();
    const signingIn = harness.session.signIn();
    await harness.authorise();
    harness.identifications.fail(code, { detail: 'why' });
    await signingIn;
    const detail = reason === 'other-region' ? '' : 'why';
    expect(harness.session.view()).toEqual({ state: 'signed-out', reason, detail, canSignIn: true });
    expect(await harness.session.tokens.get()).toMatchObject({ ok: false });
    expect(harness.secrets.entries.size).toBe(0);
    expect(harness.time.pending()).toBe(0);
  });

  it('whose token ends while the keyring waits for its password is no sign-in', async () => {
    const harness = await new SessionHarness().startSignedOut();
    const release = harness.secrets.hold('write');
    const signingIn = harness.session.signIn();
    await harness.authorise();
    await harness.identify();
    await harness.time.advance(HOUR_MS);
    release();
    await signingIn;
    expect(harness.session.view()).toMatchObject({ state: 'signed-out', reason: 'expired', canSignIn: true });
    expect(harness.told).toEqual([]);
    await harness.time.settle();
    expect(harness.secrets.entries.size).toBe(0);
  });

  it('does nothing before the keychain was read', async () => {
    const harness = new SessionHarness();
    await harness.session.signIn();
    expect(harness.authorisations).toHaveLength(0);
    expect(harness.session.view()).toEqual({ state: 'starting', waitingFor: 'app' });
  });

  it('does nothing while one is under way', async () => {
    const harness = await new SessionHarness().startSignedOut();
    const first = harness.session.signIn();
    await harness.session.signIn();
    expect(harness.authorisations).toHaveLength(1);
    await harness.authorise();
    await harness.session.signIn();
    await harness.identify();
    await first;
    expect(harness.told).toEqual(['signed in: maya']);
  });

  it.each<SignInFailure['code']>(['timed-out', 'set-up-wrong'])('may follow one that failed as “%s”', async (code) => {
    const harness = await new SessionHarness().startSignedOut();
    const first = harness.session.signIn();
    await harness.refuse(code, '');
    await first;
    await harness.signIn();
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', userName: maya.userName });
  });
});

const cancelled = { state: 'signed-out', reason: 'cancelled', detail: '', canSignIn: true };

describe('A sign-in that is cancelled', () => {
  it('while the browser is open is given up, and what the browser then brings changes nothing', async () => {
    const harness = await new SessionHarness().startSignedOut();
    const signingIn = harness.session.signIn();
    harness.session.cancelSignIn();
    expect(harness.session.view()).toEqual(cancelled);
    expect(harness.authorisations[0]?.signal.aborted).toBe(true);
    const { length } = harness.views;
    harness.authorisations[0]?.onAddress('https://late.example');
    await harness.authorise();
    await signingIn;
    expect(harness.views).toHaveLength(length);
    expect(harness.identifications.count).toBe(0);
    expect(await harness.session.tokens.get()).toMatchObject({ ok: false });
  });

  it('while the agent is asked for is given up, and its token ends', async () => {
    const harness = await new SessionHarness().startSignedOut();
    const signingIn = harness.session.signIn();
    await harness.authorise();
    harness.session.cancelSignIn();
    expect(harness.session.view()).toEqual(cancelled);
    expect(harness.identifications.signals[0]?.aborted).toBe(true);
    expect(harness.revoked).toEqual(['token']);
    await harness.identify();
    await signingIn;
    expect(harness.session.view()).toEqual(cancelled);
    expect(harness.told).toEqual([]);
    expect(harness.secrets.entries.size).toBe(0);
    expect(harness.time.pending()).toBe(0);
  });

  it('while the keyring stores it is given up, and the keyring forgets it', async () => {
    const harness = await new SessionHarness().startSignedOut();
    const release = harness.secrets.hold('write');
    const signingIn = harness.session.signIn();
    await harness.authorise();
    await harness.identify();
    harness.session.cancelSignIn();
    expect(harness.session.view()).toEqual(cancelled);
    release();
    await signingIn;
    await harness.time.settle();
    expect(harness.session.view()).toEqual(cancelled);
    expect(harness.told).toEqual([]);
    expect(harness.revoked).toEqual(['token']);
    expect(harness.secrets.entries.size).toBe(0);
  });

  it('does not disturb the next one with its late answer', async () => {
    const harness = await new SessionHarness().startSignedOut();
    void harness.session.signIn();
    harness.session.cancelSignIn();
    void harness.session.signIn();
    harness.authorisations[0]?.onAddress('https://late.example');
    harness.authorisations[0]?.end(ok(harness.token('late')));
    await harness.time.settle();
    expect(harness.session.view()).toEqual({ state: 'signing-in', address: '', mustPaste: false });
    expect(harness.identifications.count).toBe(0);
    await harness.authorise();
    await harness.identify();
    expect(await harness.session.tokens.get()).toEqual(ok('token'));
    expect(harness.told).toEqual(['signed in: maya']);
  });

  it('and that never was, changes nothing', async () => {
    const harness = await signedInSession();
    harness.session.cancelSignIn();
    expect(harness.session.view()).toMatchObject({ state: 'signed-in' });
    expect(harness.revoked).toEqual([]);
  });
});
