import { afterEach, describe, expect, it } from 'vitest';
import { beginShift, type ShiftDesk } from './shift-desk';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SHIFT_MS = 8 * HOUR_MS;
const LIMIT_MS = 120_000;

let desk: ShiftDesk;
afterEach(() => desk.dispose());

/** Signs in under these rules, and forgets what that took. */
async function begin(settings: object): Promise<void> {
  desk = await beginShift(settings);
  await desk.pass(MINUTE_MS);
  expect(desk.session()).toMatchObject({ state: 'signed-in' });
  await desk.received();
}

const halfHour = { idleTokenTimeoutEnabled: true, idleTokenTimeoutSeconds: 1_800 };
const eightHours = { idleTokenTimeoutEnabled: true, idleTokenTimeoutSeconds: 28_800 };
const touch = 'HEAD /api/v2/tokens/me';

describe('A shift of eight hours', { timeout: LIMIT_MS }, () => {
  it('without an inactivity timeout needs nothing but to ask now and then whether there is one by now', async () => {
    await begin({});
    await desk.pass(SHIFT_MS);
    const received = await desk.received();
    expect(new Set(received)).toEqual(new Set(['GET /api/v2/tokens/me']));
    expect(received.length).toBeLessThanOrEqual(32);
    expect(desk.session()).toMatchObject({ state: 'signed-in', isEndingSoon: false });
  });

  it('with one of half an hour needs one light request a quarter of an hour', async () => {
    await begin(halfHour);
    await desk.pass(SHIFT_MS);
    const received = await desk.received();
    expect(new Set(received)).toEqual(new Set([touch]));
    expect(received).toHaveLength(32);
    expect(desk.states.at(-1)).toBe('signed-in');
  });

  it('with one of half an hour that the token may not read needs the same', async () => {
    const clientScopes = ['presence', 'user-basic-info', 'notifications', 'users'];
    await begin({ ...halfHour, clientScopes });
    await desk.pass(SHIFT_MS);
    const received = await desk.received();
    expect(new Set(received)).toEqual(new Set([touch]));
    expect(received.length).toBeGreaterThanOrEqual(32);
    expect(received.length).toBeLessThanOrEqual(33);
    expect(desk.states.at(-1)).toBe('signed-in');
  });

  it('in the midst of which one of half an hour is switched on loses nothing by that', async () => {
    await begin({});
    await desk.pass(2 * HOUR_MS);
    await desk.decide(halfHour);
    await desk.use();
    await desk.pass(SHIFT_MS / 2);
    expect(desk.states.at(-1)).toBe('signed-in');
    expect((await desk.received()).filter((request) => request === touch).length).toBeGreaterThan(14);
  });

  it('with one of eight hours needs two', async () => {
    await begin(eightHours);
    await desk.pass(SHIFT_MS);
    expect(await desk.received()).toEqual([touch, touch]);
    expect(desk.states.at(-1)).toBe('signed-in');
  });

  it('with refresh tokens goes on by itself, one renewal a life', async () => {
    await begin({ refreshTokens: 'all-clients', accessTokenSeconds: 3_600 });
    expect(desk.session()).toMatchObject({ endsAt: null });
    await desk.pass(SHIFT_MS);
    const renewals = (await desk.received()).filter((request) => request === 'POST /oauth/token');
    expect(renewals).toHaveLength(9);
    expect(desk.states).toEqual(['never', 'signing-in', 'signed-in']);
  });

  it('without refresh, and a sign-in of four hours, is told half an hour ahead and ends on time', async () => {
    await begin({ accessTokenSeconds: 4 * 3_600 });
    await desk.pass(3.5 * HOUR_MS - 2 * MINUTE_MS);
    expect(desk.session()).toMatchObject({ isEndingSoon: false });
    await desk.pass(2 * MINUTE_MS);
    expect(desk.session()).toMatchObject({ state: 'signed-in', isEndingSoon: true });
    await desk.pass(HOUR_MS / 2);
    expect(desk.session()).toMatchObject({ state: 'signed-out', reason: 'expired' });
    await desk.signIn();
    expect(desk.session()).toMatchObject({ state: 'signed-in', isEndingSoon: false });
  });

  it('without refresh, renewed in the last half hour, loses nothing', async () => {
    await begin({ accessTokenSeconds: 4 * 3_600 });
    await desk.pass(3.75 * HOUR_MS);
    await desk.signIn();
    expect(desk.session()).toMatchObject({ state: 'signed-in', isEndingSoon: false, again: null });
    await desk.pass(3 * HOUR_MS);
    expect(desk.states).toEqual(['never', 'signing-in', 'signed-in']);
  });
});

describe('An agent who goes away for lunch and does not come back', { timeout: LIMIT_MS }, () => {
  it('sends nothing that would keep the token, and is signed out by the timeout, with the card that says so', async () => {
    await begin({ ...halfHour, tokenRevokedEvents: 'on-revocation-and-idle' });
    await desk.pass(2 * HOUR_MS);
    desk.isThere = false;
    await desk.received();
    await desk.pass(31 * MINUTE_MS);
    expect(desk.session()).toMatchObject({ state: 'signed-out', reason: 'idle' });
    expect((await desk.received()).filter((request) => request !== 'GET /api/v2/tokens/me')).toEqual([]);
  });

  it('stays signed in without a timeout, and sends nothing all the same', async () => {
    await begin({});
    desk.isThere = false;
    await desk.pass(SHIFT_MS);
    expect(await desk.received()).toEqual([]);
    expect(desk.session()).toMatchObject({ state: 'signed-in' });
  });

  it('learns it at once on their return, where the cloud had not told', async () => {
    await begin({ ...halfHour, idleTimeoutSetsOffline: false });
    desk.isThere = false;
    await desk.pass(HOUR_MS);
    expect(await desk.received()).toEqual([]);
    desk.isThere = true;
    await desk.pass(MINUTE_MS);
    expect(desk.session()).toMatchObject({ state: 'signed-out', reason: 'idle' });
  });

  it('who is back within the timeout goes on as before', async () => {
    await begin(halfHour);
    desk.isThere = false;
    await desk.pass(20 * MINUTE_MS);
    desk.isThere = true;
    await desk.pass(SHIFT_MS / 4);
    expect(desk.session()).toMatchObject({ state: 'signed-in' });
  });
});
