import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakePorts } from '../../fakes/ports';
import { Desk } from './desk';

/** The app as a whole against the presence-resource API of the ordering document, by client credentials. */
describe('The resource dialect', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.open('resource');
  });
  afterEach(() => desk.close());

  const start = (clientSecret = desk.description.oauth.clientSecret) => {
    const { clientId } = desk.description.oauth;
    const access = { dialect: 'resource', clientId, clientSecret, userId: desk.agent().id } as const;
    return desk.run(new FakePorts(), { kind: 'cloud', orgHost: desk.simulator.url, access });
  };

  it('is signed in from the start, and offers its four states', async () => {
    const running = start();
    await running.shows('the presence', ({ presence }) => presence.current !== null);
    expect(running.snapshot.session).toMatchObject({ state: 'signed-in' });
    expect(running.snapshot.presence.choices.map(({ label }) => label)).toEqual([
      'Available',
      'Busy',
      'Away',
      'Offline',
    ]);
  });

  it('sets what is picked in the tray', async () => {
    const running = start();
    await running.shows('the presence', ({ presence }) => presence.current !== null);
    running.tray.click('Busy');
    await running.settledOn('Busy', 10_000);
    const newest = (await desk.ledger()).at(-1);
    expect(newest).toMatchObject({ userId: desk.agent().id, by: { kind: 'api' } });
  });

  it('says so when the secret is wrong', async () => {
    const running = start('wrong');
    await running.signedOut('application-refused');
    expect(running.snapshot.session).toHaveProperty('detail', expect.stringContaining('id and secret'));
  });
});
