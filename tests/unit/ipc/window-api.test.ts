import { describe, expect, it } from 'vitest';
import { createWindowApi } from '../../../electron/ipc/window-api';
import { FakeIpcRenderer } from '../../fakes/ipc';

function setUp() {
  const invoked: unknown[][] = [];
  const ipcRenderer = new FakeIpcRenderer((...args) => {
    invoked.push(args);
    return Promise.resolve({ ok: true, value: undefined });
  });
  return { invoked, ipcRenderer, api: createWindowApi(ipcRenderer) };
}

describe('the api of the window', () => {
  it('has two functions and nothing else', () => {
    expect(Object.keys(setUp().api)).toEqual(['request', 'on']);
  });

  it('asks main by the name of the request', async () => {
    const { api, invoked } = setUp();
    await api.request('presence.setNote', { note: 'lunch' });
    await api.request('presence.retry');
    expect(invoked).toEqual([['presence.setNote', { note: 'lunch' }], ['presence.retry']]);
  });

  it.each(['presence.steal', 'snapshot.changed', '__proto__', 'electron-store-get-data', ''])(
    'refuses to ask for %j',
    async (name) => {
      const { api, invoked } = setUp();
      await expect(api.request(name as 'presence.retry')).rejects.toThrow('Unknown request');
      expect(invoked).toEqual([]);
    },
  );

  it('refuses to listen to what is not an event of the contract', () => {
    const { api, ipcRenderer } = setUp();
    expect(() => api.on('presence.set' as 'window.shown', () => undefined)).toThrow('Unknown event');
    expect(ipcRenderer.listenerCount('presence.set')).toBe(0);
  });

  it('hands a listener the payload without the event object, until it unsubscribes', () => {
    const { api, ipcRenderer } = setUp();
    const heard: unknown[][] = [];
    const unsubscribe = api.on('window.shown', (...args: unknown[]) => void heard.push(args));
    ipcRenderer.emit('window.shown', undefined);
    unsubscribe();
    unsubscribe();
    ipcRenderer.emit('window.shown', undefined);
    expect(heard).toEqual([[undefined]]);
    expect(ipcRenderer.listenerCount('window.shown')).toBe(0);
  });
});
