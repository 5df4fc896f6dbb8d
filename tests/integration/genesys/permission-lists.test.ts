import { afterEach, describe, expect, it } from 'vitest';
import { listenTo, signInSimulatedAgent, type SimulatedAgent } from './simulated-agent';
import { until } from './until';

let signedIn: SimulatedAgent | undefined;
afterEach(() => signedIn?.simulator.dispose());

describe('A refusal for want of a permission', () => {
  it.each([
    ['bracketed', /^[a-z]+:\w+:\w+$/],
    ['plain', /^[a-z]+:\w+:\w+$/],
    ['untold', /^that Genesys Cloud does not name$/],
  ])('names it however the cloud writes it: %s', async (permissionLists, detail) => {
    signedIn = await signInSimulatedAgent(1, { permissionLists });
    const { gateway, agent } = signedIn;
    expect(await gateway.readPrimarySource(agent.id, new AbortController().signal)).toMatchObject({
      ok: false,
      error: { code: 'permission-missing', detail: expect.stringMatching(detail) as string },
    });
  });

  it('to hear of the presence ends the feed with its name', async () => {
    signedIn = await signInSimulatedAgent(0, { presenceTopicNeedsPermission: true });
    const { events, feed } = listenTo(signedIn);
    try {
      await until(() => events.length > 0, 'the feed says what is wrong');
      expect(events[0]).toMatchObject({
        type: 'disconnected',
        error: { code: 'permission-missing', detail: 'presence:userPresence:view' },
      });
    } finally {
      feed.dispose();
    }
  });
});
