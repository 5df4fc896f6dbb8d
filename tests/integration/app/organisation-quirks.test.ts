import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk, presencePath } from './desk';
import type { RunningApp } from './desk';

/** Where organisations differ and what could not be verified of the cloud: the app is held against either outcome. */
let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const settings = (switches: object): Promise<void> => desk.control('settings', switches);
const elsewhere = (definitionId: string): Promise<void> =>
  desk.control('presence', { userId: desk.agent().id, definitionId });
const training = 'd2390a99-8546-bad9-8f0a-219548e8aeb0';
const causes = (running: RunningApp) =>
  running.snapshot.presence.recentChanges.map(({ label, cause }) => [label, cause.kind]);

describe('A cloud that refuses an update so soon after the last', () => {
  it.each([0, 1_500])('sets both, the newest last, without a question: %s ms', async (presenceSettlingMs) => {
    await settings({ presenceSettlingMs });
    const running = await desk.startSignedIn();
    running.tray.click('Break');
    await running.settledOn('Break');
    running.tray.click('Available');
    await running.settledOn('Available', 10_000);
    expect(running.snapshot.presence.notice).toBeNull();
    const refused = (await desk.requests('PATCH', presencePath)).filter(({ status }) => status === 409);
    expect(refused.length > 0).toBe(presenceSettlingMs > 0);
  });
});

describe('Events', () => {
  it.each([true, false])('with a date or without, tell a change made elsewhere once: %s', async (isDated) => {
    await settings({ eventsCarryModifiedDate: isDated });
    const running = await desk.startSignedIn();
    await elsewhere(training);
    await running.settledOn('Training');
    expect(causes(running)[0]).toEqual(['Training', 'elsewhere']);
    expect(causes(running).filter(([label]) => label === 'Training')).toHaveLength(1);
  });

  it.each([0, 400])('of our own changes that come late are no change made elsewhere: %s ms', async (eventDelayMs) => {
    await settings({ eventDelayMs });
    const running = await desk.startSignedIn();
    running.tray.click('Break');
    await running.settledOn('Break');
    running.tray.click('Available');
    await running.settledOn('Available');
    // Its event comes behind those of the two before it.
    await elsewhere(training);
    await running.settledOn('Training');
    expect(causes(running).slice(0, 3)).toEqual([
      ['Training', 'elsewhere'],
      ['Available', 'agent'],
      ['Break', 'agent'],
    ]);
  });
});

describe('The end of an idle token', () => {
  it.each([
    ['on-revocation-and-idle', 'at once'],
    ['never', 'with the next request'],
  ])('told %s is found out %s, and the choice is kept', async (tokenRevokedEvents) => {
    await settings({ tokenRevokedEvents });
    const running = await desk.startSignedIn();
    await settings({ idleTokenTimeoutEnabled: true, idleTokenTimeoutSeconds: 300 });
    await desk.control('clock', { advanceMs: 301_000 });
    if (tokenRevokedEvents === 'never') running.tray.click('Meal');
    await running.signedOut('revoked');
    expect(running.snapshot.presence.wanted?.label).toBe(tokenRevokedEvents === 'never' ? 'Meal' : undefined);
  });
});

describe('The user id', () => {
  it.each([true, false])('is the agent’s own on every path, whether “me” is taken or not: %s', async (isTaken) => {
    await settings({ acceptsMeAsUserId: isTaken });
    const running = await desk.startSignedIn();
    running.tray.click('Meal');
    await running.settledOn('Meal');
    expect(await desk.requests('GET', '/api/v2/users/me/**')).toEqual([]);
    expect(await desk.requests('PATCH', '/api/v2/users/me/**')).toEqual([]);
  });
});

describe('The list of definitions', () => {
  it.each([false, true])('that needs a permission or not, offers the same presences: %s', async (isNeeded) => {
    await settings({ definitionsNeedPermission: isNeeded });
    const running = await desk.startSignedIn({ agentIndex: 1 });
    expect(running.snapshot.presence.choices.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Available', 'On Queue', 'Break', 'Offline']),
    );
  });
});

describe('A presence topic that needs a permission', () => {
  it('leaves no feed: the presence is shown and set all the same', async () => {
    await settings({ presenceTopicNeedsPermission: true });
    const running = desk.start();
    await running.signedOut('never');
    running.tray.click('Sign in…');
    await running.shows('the presences', ({ presence }) => presence.current !== null && presence.choices.length > 0);
    running.tray.click('Meal');
    await running.settledOn('Meal');
    expect(running.snapshot.connection.state).not.toBe('live');
  });
});
