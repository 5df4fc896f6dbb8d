import { describe, expect, it } from 'vitest';
import { ok } from '../../../shared/result';
import { HOUR_MS, maya, mayaSignedIn, secretName, SessionHarness, signedInSession } from './session-harness';

const expired = { state: 'signed-out', reason: 'expired', detail: '', canSignIn: true };

describe('The session at the start', () => {
  it('says that the app is starting until the keychain has answered', async () => {
    const harness = new SessionHarness();
    const release = harness.secrets.hold('read');
    const starting = harness.session.start();
    await harness.time.settle();
    expect(harness.session.view()).toEqual({ state: 'starting', waitingFor: 'app' });
    release();
    await starting;
    expect(harness.session.view()).toMatchObject({ state: 'signed-out' });
  });

  it('says when the keychain waits for the person, and when it no longer does', async () => {
    const harness = new SessionHarness();
    const release = harness.secrets.hold('read');
    const starting = harness.session.start();
    harness.session.keyringWaits(true);
    expect(harness.session.view()).toEqual({ state: 'starting', waitingFor: 'keyring' });
    harness.session.keyringWaits(false);
    expect(harness.session.view()).toEqual({ state: 'starting', waitingFor: 'app' });
    release();
    await starting;
    harness.session.keyringWaits(true);
    expect(harness.session.view()).toMatchObject({ state: 'signed-out' });
  });

  it('is signed out when nobody ever signed in', async () => {
    const harness = await new SessionHarness().startSignedOut();
    expect(harness.session.view()).toEqual({ state: 'signed-out', reason: 'never', detail: '', canSignIn: true });
    expect(harness.told).toEqual([]);
  });

  it('takes up the sign-in of last time without a browser', async () => {
    const harness = new SessionHarness();
    harness.remember();
    await harness.session.start();
    expect(harness.session.view()).toEqual(mayaSignedIn);
    expect(harness.told).toEqual(['signed in: maya']);
    expect(await harness.session.tokens.get()).toEqual(ok('remembered'));
    expect(harness.authorisations).toHaveLength(0);
  });

  it('is signed out when the sign-in of last time has expired', async () => {
    const harness = new SessionHarness();
    harness.remember(-1);
    await harness.session.start();
    expect(harness.session.view()).toEqual(expired);
    expect(harness.told).toEqual([]);
    expect(harness.time.pending()).toBe(0);
  });

  it('does not take up a sign-in for its last five seconds', async () => {
    const harness = new SessionHarness();
    harness.remember(4_000);
    await harness.session.start();
    expect(harness.session.view()).toEqual(expired);
    expect(harness.told).toEqual([]);
    expect(harness.time.pending()).toBe(0);
  });

  it('says that the keyring is locked, in its own words, and that the agent may sign in all the same', async () => {
    const harness = new SessionHarness();
    harness.remember();
    harness.secrets.refuse('read', 'locked', 'the prompt was dismissed');
    await harness.session.start();
    expect(harness.session.view()).toEqual({
      state: 'signed-out',
      reason: 'keyring-locked',
      detail: 'the prompt was dismissed',
      canSignIn: true,
    });
    expect(harness.secrets.entries.size).toBe(1);
  });

  it('that was ended before the keychain answered stays ended', async () => {
    const harness = new SessionHarness();
    harness.remember();
    const release = harness.secrets.hold('read');
    const starting = harness.session.start();
    harness.session.dispose();
    release();
    await starting;
    expect(harness.told).toEqual([]);
    expect(harness.views).toEqual([]);
    expect(harness.time.pending()).toBe(0);
  });
});

describe('A signed-in session', () => {
  it('is signed out as “expired” when its token’s time is over', async () => {
    const harness = await signedInSession();
    await harness.time.advance(HOUR_MS);
    expect(harness.session.view()).toEqual(expired);
    expect(harness.told).toEqual(['signed in: maya', 'token lost']);
    expect(harness.secrets.entries.size).toBe(0);
  });

  it('is signed out as “revoked” when the cloud refuses the token before its time', async () => {
    const harness = await signedInSession();
    harness.session.tokens.invalidate('token');
    expect(harness.session.view()).toEqual({ ...expired, reason: 'revoked' });
    expect(harness.told).toEqual(['signed in: maya', 'token lost']);
    await harness.time.settle();
    expect(harness.secrets.entries.has(secretName)).toBe(false);
  });

  it('is signed out as “idle” when the token is refused after the inactivity timeout', async () => {
    const harness = await signedInSession();
    harness.hasIdledOut = true;
    harness.session.tokens.invalidate('token');
    expect(harness.session.view()).toEqual({ ...expired, reason: 'idle' });
  });

  it('tries its token when the cloud says that it ended one: it may have been another', async () => {
    const harness = await signedInSession();
    harness.session.tokenRevoked();
    expect(harness.probes).toBe(1);
    expect(harness.session.view()).toMatchObject({ state: 'signed-in' });
  });

  it('that lost its token comes back with a new sign-in, which is remembered', async () => {
    const harness = await signedInSession();
    harness.session.tokens.invalidate('token');
    await harness.signIn(maya, harness.token('second'));
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', remembered: 'in-keychain' });
    expect(harness.told).toEqual(['signed in: maya', 'token lost', 'signed in: maya']);
    expect(harness.secrets.entries.get(secretName)).toContain('"accessToken":"second"');
    harness.session.tokens.invalidate('token');
    expect(harness.session.view()).toMatchObject({ state: 'signed-in' });
  });

  it('is over at once when the agent signs out; the token is revoked and forgotten', async () => {
    const harness = await signedInSession();
    const signingOut = harness.session.signOut();
    expect(harness.session.view()).toEqual({ state: 'signed-out', reason: 'by-user', detail: '', canSignIn: true });
    await signingOut;
    expect(harness.told).toEqual(['signed in: maya', 'over']);
    expect(harness.revoked).toEqual(['token']);
    expect(harness.secrets.entries.size).toBe(0);
    expect(await harness.session.tokens.get()).toMatchObject({ ok: false });
    expect(harness.time.pending()).toBe(0);
  });

  it('is signed out even when the keychain does not let go of the entry', async () => {
    const harness = await signedInSession();
    harness.secrets.refuse('remove', 'hanging');
    await harness.session.signOut();
    expect(harness.session.view()).toMatchObject({ state: 'signed-out', reason: 'by-user' });
    expect(harness.revoked).toEqual(['token']);
  });

  it('leaves nothing behind when it is disposed, and stays as it is', async () => {
    const harness = await signedInSession();
    harness.session.dispose();
    harness.session.dispose();
    expect(harness.time.pending()).toBe(0);
    expect(harness.told).toEqual(['signed in: maya']);
    expect(harness.secrets.entries.size).toBe(1);
  });
});

describe('A session without anybody signed in', () => {
  it('has nobody to sign out', async () => {
    const harness = await new SessionHarness().startSignedOut();
    await harness.session.signOut();
    expect(harness.session.view()).toMatchObject({ reason: 'never' });
    expect(harness.revoked).toEqual([]);
    expect(harness.told).toEqual([]);
  });

  it('does not mind that a token ended', async () => {
    const harness = await new SessionHarness().startSignedOut();
    harness.session.tokenRevoked();
    harness.session.tokens.invalidate('token');
    expect(harness.probes).toBe(0);
    expect(harness.session.view()).toMatchObject({ reason: 'never' });
    expect(harness.told).toEqual([]);
  });

  it('gives up the sign-in under way when it is disposed', async () => {
    const harness = await new SessionHarness().startSignedOut();
    const signingIn = harness.session.signIn();
    const { length } = harness.views;
    harness.session.dispose();
    expect(harness.authorisations[0]?.signal.aborted).toBe(true);
    await harness.authorise();
    await signingIn;
    expect(harness.views).toHaveLength(length);
    expect(harness.identifications.count).toBe(0);
    expect(harness.time.pending()).toBe(0);
  });
});
