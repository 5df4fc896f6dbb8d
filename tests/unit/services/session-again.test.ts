import { describe, expect, it } from 'vitest';
import { ok } from '../../../shared/result';
import { ENDING_SOON_MS } from '../../../electron/services/session-end';
import { HOUR_MS, maya, secretName, SessionHarness, signedInSession } from './session-harness';

const MINUTE_MS = 60_000;

/** Maya's token has twenty minutes left, and she has asked to sign in again. */
async function signingInAgain(): Promise<SessionHarness> {
  const harness = await signedInSession();
  await harness.time.advance(40 * MINUTE_MS);
  void harness.session.signIn();
  await harness.time.settle();
  return harness;
}

describe('A sign-in that will end', () => {
  it('is said to end soon from half an hour before, and the views are told then', async () => {
    const harness = await signedInSession();
    harness.views.length = 0;
    await harness.time.advance(HOUR_MS - ENDING_SOON_MS - 1);
    expect(harness.session.view()).toMatchObject({ isEndingSoon: false });
    expect(harness.views).toHaveLength(0);
    await harness.time.advance(1);
    expect(harness.views).toMatchObject([{ state: 'signed-in', isEndingSoon: true }]);
  });

  it('is never said of one that renews itself', async () => {
    const harness = new SessionHarness();
    harness.canRenew = true;
    await harness.startSignedOut();
    await harness.signIn(maya, { ...harness.token(), refreshToken: 'refresh' });
    await harness.time.advance(40 * MINUTE_MS);
    expect(harness.session.view()).toMatchObject({ endsAt: null, isEndingSoon: false });
  });
});

describe('Signing in again while signed in', () => {
  it('leaves everything as it is until it has succeeded, and then goes on with the new token', async () => {
    const harness = await signingInAgain();
    harness.authorisations.at(-1)?.onAddress('https://login.example/again');
    expect(harness.session.view()).toMatchObject({
      state: 'signed-in',
      again: { state: 'under-way', address: 'https://login.example/again', mustPaste: false },
    });
    expect(await harness.session.tokens.get()).toEqual(ok('token'));
    await harness.authorise(ok(harness.token('second')));
    expect(await harness.session.tokens.get()).toEqual(ok('token'));
    await harness.identify();
    expect(await harness.session.tokens.get()).toEqual(ok('second'));
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', again: null, isEndingSoon: false });
    expect(harness.told).toEqual(['signed in: maya', 'signed in again']);
    expect(harness.secrets.entries.get(secretName)).toContain('"accessToken":"second"');
    expect(harness.revoked).toEqual([]);
  });

  it('that fails says so and changes nothing', async () => {
    const harness = await signingInAgain();
    await harness.refuse('timed-out', 'why');
    expect(harness.session.view()).toMatchObject({
      state: 'signed-in',
      again: { state: 'failed', reason: 'timed-out', detail: 'why' },
    });
    expect(await harness.session.tokens.get()).toEqual(ok('token'));
    expect(harness.told).toEqual(['signed in: maya']);
  });

  it('that is given up changes nothing, and the keychain keeps the old sign-in', async () => {
    const harness = await signingInAgain();
    const release = harness.secrets.hold('write');
    await harness.authorise(ok(harness.token('second')));
    await harness.identify();
    harness.session.cancelSignIn();
    release();
    await harness.time.settle();
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', again: null });
    expect(harness.revoked).toEqual(['second']);
    expect(harness.secrets.entries.get(secretName)).toContain('"accessToken":"token"');
  });

  it('as somebody else begins their session, and ends the token of the one before', async () => {
    const harness = await signingInAgain();
    await harness.authorise(ok(harness.token('second')));
    await harness.identify({ ...maya, userId: 'tomas', userName: 'Tomas Okafor' });
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', userName: 'Tomas Okafor' });
    expect(harness.told).toEqual(['signed in: maya', 'signed in: tomas']);
    expect(harness.revoked).toEqual(['token']);
  });

  it('under the same user id in another organisation is somebody else', async () => {
    const harness = await signingInAgain();
    await harness.authorise(ok(harness.token('second')));
    await harness.identify({ ...maya, organisationId: 'elsewhere' });
    expect(harness.told).toEqual(['signed in: maya', 'signed in: maya']);
  });

  it('goes on in the browser when the old token ends meanwhile', async () => {
    const harness = await signingInAgain();
    harness.authorisations.at(-1)?.onAddress('https://login.example/again');
    await harness.time.advance(20 * MINUTE_MS);
    expect(harness.session.view()).toMatchObject({ state: 'signing-in', address: 'https://login.example/again' });
    await harness.authorise(ok(harness.token('second')));
    await harness.identify();
    expect(harness.session.view()).toMatchObject({ state: 'signed-in' });
    expect(harness.told).toEqual(['signed in: maya', 'token lost', 'signed in: maya']);
  });

  it('is over when the agent signs out', async () => {
    const harness = await signingInAgain();
    await harness.session.signOut();
    expect(harness.authorisations.at(-1)?.signal.aborted).toBe(true);
    expect(harness.session.view()).toMatchObject({ state: 'signed-out', reason: 'by-user' });
  });
});

describe('A sign-in until the app quits', () => {
  it('leaves the keychain alone', async () => {
    const harness = await new SessionHarness().startSignedOut();
    const signingIn = harness.session.signIn({ remember: 'until-quit' });
    await harness.authorise();
    await harness.identify();
    await signingIn;
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', remembered: 'until-quit' });
    expect(harness.secrets.operations).toEqual(['read']);
  });

  it('is every one where none may be kept, and one from before that was decided is taken out of the keychain', async () => {
    const harness = new SessionHarness();
    harness.remember();
    harness.mayRemember = false;
    await harness.session.start();
    expect(harness.session.view()).toMatchObject({ state: 'signed-out', reason: 'never' });
    await harness.signIn();
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', remembered: 'until-quit' });
    expect(harness.secrets.operations).toEqual(['remove']);
  });

  it('does not wait for a keychain that does not answer, and what it answers late changes nothing', async () => {
    const harness = new SessionHarness();
    harness.remember();
    const release = harness.secrets.hold('read');
    const starting = harness.session.start();
    await harness.session.signIn({ remember: 'until-quit' });
    expect(harness.authorisations).toHaveLength(0);
    harness.session.keyringWaits(true);
    void harness.session.signIn({ remember: 'until-quit' });
    expect(harness.session.view()).toMatchObject({ state: 'signing-in' });
    release();
    await starting;
    expect(harness.session.view()).toMatchObject({ state: 'signing-in' });
    expect(harness.told).toEqual([]);
  });
});

describe('Whether sign-ins are kept, decided while somebody is signed in,', () => {
  async function decide(harness: SessionHarness, mayRemember: boolean): Promise<void> {
    harness.mayRemember = mayRemember;
    harness.session.rememberingDecided();
    await harness.time.settle();
  }

  it('takes theirs out of the keychain, and puts it back', async () => {
    const harness = await signedInSession();
    await decide(harness, false);
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', remembered: 'until-quit' });
    expect(harness.secrets.entries.size).toBe(0);
    await decide(harness, true);
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', remembered: 'in-keychain' });
    expect(harness.secrets.entries.get(secretName)).toContain('"userId":"maya"');
  });

  it('is said not to have worked where the keychain does not take it', async () => {
    const harness = await signedInSession();
    await decide(harness, false);
    harness.secrets.refuse('write', 'locked');
    await decide(harness, true);
    expect(harness.session.view()).toMatchObject({ remembered: 'keychain-refused' });
  });

  it('changes nothing for whoever signed out while the keychain took its time', async () => {
    const harness = await signedInSession();
    const release = harness.secrets.hold('remove');
    await decide(harness, false);
    const leaving = harness.session.signOut();
    release();
    await leaving;
    expect(harness.session.view()).toMatchObject({ state: 'signed-out', reason: 'by-user' });
  });
});

describe('Another account', () => {
  it('is asked for at the sign-in page, and takes the place of the first once it is signed in', async () => {
    const harness = await signedInSession();
    const signingIn = harness.session.signIn({ account: 'any' });
    expect(harness.authorisations.at(-1)?.account).toBe('any');
    await harness.authorise(ok(harness.token('of nora')));
    await harness.identify({ ...maya, userId: 'nora', userName: 'Nora Weber' });
    await signingIn;
    expect(harness.session.view()).toMatchObject({ state: 'signed-in', userName: 'Nora Weber' });
    expect(harness.told).toEqual(['signed in: maya', 'signed in: nora']);
    expect(harness.revoked).toEqual(['token']);
  });
});

describe('An address from the agent’s hand', () => {
  it('is for the sign-in under way, and for none when there is none', async () => {
    const harness = await new SessionHarness().startSignedOut();
    expect(harness.session.pasteAddress('http://127.0.0.1/callback')).toBeNull();
    void harness.session.signIn();
    harness.authorisations[0]?.onAddress('https://login.example/authorise');
    harness.pasteOutcome = 'other-sign-in';
    expect(harness.session.pasteAddress('http://127.0.0.1/callback')).toBe('other-sign-in');
    harness.pasteOutcome = 'taken';
    expect(harness.session.pasteAddress('http://127.0.0.1/callback')).toBe('taken');
  });
});
