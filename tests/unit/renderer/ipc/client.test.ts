// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../../renderer/ipc/client';
import { createFakeApi } from '../../../fakes/api';
import { presenceOf, snapshotOf } from '../../../fakes/snapshot';

const atBreak = snapshotOf({ presence: { current: presenceOf('break', 'Break') } });

describe('the window’s line to main', () => {
  it('asks for the picture once, and follows it from then on', async () => {
    const api = createFakeApi(snapshotOf());
    const client = createClient(api);
    expect(client.state().snapshot).toBeNull();
    await vi.waitFor(() => expect(client.state().snapshot).toEqual(snapshotOf()));
    const changed = vi.fn();
    client.subscribe(changed);
    api.show(atBreak);
    expect(client.state().snapshot).toBe(atBreak);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('keeps a picture that came as an event before the first answer', async () => {
    const api = createFakeApi(snapshotOf());
    const client = createClient(api);
    api.emit('snapshot.changed', atBreak);
    await Promise.resolve();
    await Promise.resolve();
    expect(client.state().snapshot).toBe(atBreak);
  });

  it('keeps a refusal until the next picture, or until it is read', async () => {
    const api = createFakeApi(snapshotOf());
    const client = createClient(api);
    await vi.waitFor(() => expect(client.state().snapshot).not.toBeNull());
    api.refuse('presence.retry', { code: 'NOTHING_WAITING', message: '' });
    expect(await client.send('presence.retry')).toBe(false);
    expect(client.state().refusedWith).toBe('NOTHING_WAITING');
    client.dismissRefusal();
    expect(client.state().refusedWith).toBeNull();
    await client.send('presence.retry');
    api.show(atBreak);
    expect(client.state().refusedWith).toBeNull();
  });

  it('says when a request was accepted', async () => {
    const api = createFakeApi(snapshotOf());
    expect(await createClient(api).send('presence.set', { definitionId: 'break' })).toBe(true);
    expect(api.asked).toEqual([{ name: 'presence.set', input: { definitionId: 'break' } }]);
  });

  it('hears nothing after it is disposed', async () => {
    const api = createFakeApi(snapshotOf());
    const client = createClient(api);
    await vi.waitFor(() => expect(client.state().snapshot).not.toBeNull());
    client.dispose();
    api.show(atBreak);
    expect(client.state().snapshot).not.toBe(atBreak);
  });
});
