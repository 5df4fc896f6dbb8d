import { describe, expect, it } from 'vitest';
import { ok } from '../../../shared/result';
import { maya, mayaSignedIn, secretName, SessionHarness } from './session-harness';

/** The keyring was locked when the app started, and its prompt was closed. */
async function startedLocked(): Promise<{ readonly harness: SessionHarness; readonly unlock: () => void }> {
  const harness = new SessionHarness();
  harness.remember();
  const unlock = harness.secrets.refuse('read', 'locked');
  await harness.session.start();
  return { harness, unlock };
}

describe('Signing in where the keychain did not give the sign-in of last time', () => {
  it('takes that up without a browser once the keychain is open', async () => {
    const { harness, unlock } = await startedLocked();
    unlock();
    await harness.session.signIn();
    expect(harness.session.view()).toEqual(mayaSignedIn);
    expect(harness.authorisations).toHaveLength(0);
    expect(harness.told).toEqual(['signed in: maya']);
  });

  it('shows meanwhile that it waits for the keyring, which can be gone around', async () => {
    const { harness } = await startedLocked();
    const release = harness.secrets.hold('read');
    const signingIn = harness.session.signIn();
    expect(harness.session.view()).toEqual({ state: 'starting', waitingFor: 'app' });
    harness.session.keyringWaits(true);
    void harness.session.signIn({ remember: 'until-quit' });
    expect(harness.session.view()).toMatchObject({ state: 'signing-in' });
    release();
    await signingIn;
    expect(harness.session.view()).toMatchObject({ state: 'signing-in' });
    expect(harness.authorisations).toHaveLength(1);
  });

  it('goes on in the browser where it refuses again, and then asks it for nothing more', async () => {
    const { harness } = await startedLocked();
    void harness.session.signIn();
    await harness.time.settle();
    await harness.authorise();
    await harness.identify();
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', remembered: 'keychain-refused' });
    expect(harness.secrets.operations).toEqual(['read', 'read']);
  });

  it('goes on in the browser where the sign-in of last time is over by now, and keeps the new one', async () => {
    const { harness, unlock } = await startedLocked();
    await harness.time.advance(2 * 3_600_000);
    unlock();
    void harness.session.signIn();
    await harness.time.settle();
    await harness.authorise(ok(harness.token('second')));
    await harness.identify();
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', remembered: 'in-keychain' });
    expect(harness.secrets.entries.get(secretName)).toContain('"accessToken":"second"');
  });

  it('opens the browser at once where the agent signs in until they quit', async () => {
    const { harness } = await startedLocked();
    void harness.session.signIn({ remember: 'until-quit' });
    expect(harness.authorisations).toHaveLength(1);
    expect(harness.secrets.operations).toEqual(['read']);
  });
});

describe('A changed setting that is another one', () => {
  it('puts nothing into the keychain for whoever signed in until they quit', async () => {
    const harness = await new SessionHarness().startSignedOut();
    void harness.session.signIn({ remember: 'until-quit' });
    await harness.authorise();
    await harness.identify();
    harness.session.rememberingDecided();
    await harness.time.settle();
    expect(harness.session.view()).toMatchObject({ remembered: 'until-quit' });
    expect(harness.secrets.entries.size).toBe(0);
  });

  it('asks a keychain that refused no more', async () => {
    const harness = await new SessionHarness().startSignedOut();
    harness.secrets.refuse('write', 'locked');
    await harness.signIn();
    const { length } = harness.secrets.operations;
    harness.session.rememberingDecided();
    await harness.time.settle();
    expect(harness.secrets.operations).toHaveLength(length);
  });
});

describe('A sign-in of last time', () => {
  it('that the cloud refuses before it took anything has lapsed, for a reason that nobody here saw', async () => {
    const harness = new SessionHarness();
    harness.remember();
    await harness.session.start();
    harness.session.tokens.invalidate('remembered');
    expect(harness.session.view()).toMatchObject({ state: 'signed-out', reason: 'lapsed', canSignIn: true });
  });

  it('that the cloud took once is revoked when it refuses it later', async () => {
    const harness = new SessionHarness();
    harness.remember();
    await harness.session.start();
    harness.session.tokens.used?.('remembered');
    harness.session.tokens.invalidate('remembered');
    expect(harness.session.view()).toMatchObject({ reason: 'revoked' });
  });
});

describe('A renewed sign-in', () => {
  it('that the keychain does not take is said not to be kept: what it has instead is worth nothing', async () => {
    const harness = new SessionHarness();
    harness.canRenew = true;
    harness.renewal = () => harness.token('renewed');
    await harness.startSignedOut();
    await harness.signIn(maya, { ...harness.token(), refreshToken: 'refresh' });
    harness.secrets.refuse('write', 'locked');
    await harness.time.advance(3_600_000);
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', remembered: 'keychain-refused' });
  });
});

describe('Signing out while another sign-in is under way', () => {
  it('ends the token of that one too', async () => {
    const harness = await new SessionHarness().startSignedOut();
    await harness.signIn();
    void harness.session.signIn({ account: 'any' });
    await harness.authorise(ok(harness.token('of nora')));
    await harness.session.signOut();
    expect(harness.revoked).toEqual(['token', 'of nora']);
  });
});
