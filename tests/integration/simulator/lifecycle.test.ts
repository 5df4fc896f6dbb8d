import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../../electron/simulator';
import { startTestCloud } from './support';

describe('a simulator', () => {
  it('is the same organisation for the same seed and another for another', async () => {
    const [first, again, other] = [
      await startTestCloud({ seed: 3 }),
      await startTestCloud({ seed: 3 }),
      await startTestCloud({ seed: 4 }),
    ];
    const known = ({ description: { agents, oauth } }: typeof first): object => ({ agents, oauth });
    expect(known(again)).toEqual(known(first));
    expect(known(other)).not.toEqual(known(first));
  });

  it('does exactly the same again when it is asked the same again', async () => {
    const live = async (): Promise<unknown> => {
      const cloud = await startTestCloud({ seed: 9, historyDays: 2 });
      const client = await cloud.signIn(0);
      await client.setPresence(cloud.agent(0).id, { message: 'once more' });
      return [client.token, await cloud.controlGet('ledger')];
    };
    expect(await live()).toEqual(await live());
  });

  it('shares nothing with another one beside it', async () => {
    const [one, other] = [await startTestCloud(), await startTestCloud()];
    await one.control('settings', { accessTokenSeconds: 60 });
    expect((await other.controlGet('settings'))['accessTokenSeconds']).toBe(86_400);
  });

  it('breaks every connection and frees its port when it is disposed, even twice', async () => {
    const cloud = await startTestCloud();
    const listener = await (await cloud.signIn(0)).openChannel([]);
    const closed = once(listener.socket, 'close');
    await Promise.all([cloud.simulator.dispose(), cloud.simulator.dispose()]);
    await closed;
    const successor = await startSimulator({ port: Number(new URL(cloud.url).port) });
    expect(successor.url).toBe(cloud.url);
    await successor.dispose();
  });

  it('says when its port is taken', async () => {
    const cloud = await startTestCloud();
    const port = Number(new URL(cloud.url).port);
    await expect(startSimulator({ port })).rejects.toMatchObject({
      code: 'port-in-use',
      message: `Port ${port} is already in use.`,
    });
  });
});
