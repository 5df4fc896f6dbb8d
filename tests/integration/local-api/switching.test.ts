import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulatedCloud } from '../../../electron/adapters/simulated-cloud';
import { FakePorts } from '../../fakes/ports';
import { Desk } from '../app/desk';
import type { RunningApp } from '../app/desk';
import { ApiClient } from './api-client';
import { somewhereFree, switchOn, tokenOf } from './api-desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const settings = (running: RunningApp, localApi: object) => running.ports.handlers?.['settings.update']({ localApi });

const isOpen = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

describe('The local API', () => {
  it('is off until it is switched on, moves with its port, and is gone when it is switched off or the app ends', async () => {
    const running = await desk.startSignedIn();
    expect(running.snapshot.localApi).toEqual({ state: 'off' });
    expect([...running.ports.secrets.entries.keys()].filter((name) => name.startsWith('local-api'))).toEqual([]);
    const [first, second] = [await somewhereFree(), await somewhereFree()];
    await switchOn(running, first);
    expect(running.snapshot.localApi).toMatchObject({
      addresses: [`http://127.0.0.1:${first}`, `http://[::1]:${first}`],
    });
    expect(await isOpen(first)).toBe(true);
    await settings(running, { port: second });
    await running.shows('the other port', ({ localApi }) => {
      return localApi.state === 'listening' && localApi.addresses[0] === `http://127.0.0.1:${second}`;
    });
    expect([await isOpen(first), await isOpen(second)]).toEqual([false, true]);
    await settings(running, { isOn: false });
    await running.shows('off', ({ localApi }) => localApi.state === 'off');
    expect(await isOpen(second)).toBe(false);
    await switchOn(running, second);
    await running.app.dispose();
    expect(await isOpen(second)).toBe(false);
  });

  it('listens on this computer’s own addresses alone', async () => {
    const running = await desk.startSignedIn();
    const port = await somewhereFree();
    await switchOn(running, port);
    const token = await tokenOf(running, 'read-only');
    for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
      expect((await new ApiClient(`http://${host}:${port}`, token).get('/api/presence')).status).toBe(200);
    }
    // Somebody else may have the very port on the addresses of the network.
    const other = createServer();
    await new Promise<void>((resolve) => other.listen({ port, host: '127.0.0.2' }, resolve));
    await new Promise((resolve) => other.close(resolve));
  });

  it.each(['127.0.0.1', '::1'])(
    'says that another program has the port on %s, and offers one that is free',
    async (host) => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen({ port: 0, host }, resolve));
      const { port } = other.address() as AddressInfo;
      const running = await desk.startSignedIn();
      await settings(running, { isOn: true, port });
      await running.shows('in use', ({ localApi }) => localApi.state === 'in-use');
      const view = running.snapshot.localApi;
      const freePort = view.state === 'in-use' ? (view.freePort ?? 0) : 0;
      expect(freePort).toBeGreaterThan(port);
      await switchOn(running, freePort);
      expect(await isOpen(freePort)).toBe(true);
      await settings(running, { port });
      await running.shows('in use again', ({ localApi }) => localApi.state === 'in-use');
      await new Promise((resolve) => other.close(resolve));
      await running.ports.handlers?.['localApi.retry']();
      expect(running.snapshot.localApi.state).toBe('listening');
    },
  );

  it('is not opened while the keyring does not give its tokens, and says so', async () => {
    const running = await desk.startSignedIn();
    running.ports.secrets.refuse('read', 'locked');
    const port = await somewhereFree();
    await settings(running, { isOn: true, port });
    await running.shows('the keyring', ({ localApi }) => localApi.state === 'keyring');
    expect(running.snapshot.localApi).toEqual({ state: 'keyring', code: 'locked' });
    expect(await isOpen(port)).toBe(false);
    const refused = { ok: false, error: { code: 'KEYCHAIN_REFUSED' } };
    expect(await running.ports.handlers?.['localApi.showToken']({ access: 'read-only' })).toMatchObject(refused);
  });

  it('comes by itself once the keyring that was locked at the start gives the sign-in', async () => {
    const first = await desk.startSignedIn();
    const { secrets } = first.ports;
    await first.app.dispose();
    const unlock = secrets.refuse('read', 'locked');
    const ports = new FakePorts(secrets);
    ports.settings.update({ localApi: { isOn: true, port: await somewhereFree() } });
    const running = desk.start({ ports });
    await running.shows('the keyring', ({ localApi }) => localApi.state === 'keyring');
    await running.signedOut('keyring-locked');
    unlock();
    running.tray.click('Sign in…');
    await running.shows('the address', ({ localApi }) => localApi.state === 'listening');
    await running.signedIn();
    expect(ports.shell.opened).toEqual([]);
  });

  it('does not keep an app from ending whose keyring does not answer', async () => {
    const running = await desk.startSignedIn();
    const release = running.ports.secrets.hold('read');
    await settings(running, { isOn: true, port: await somewhereFree() });
    await running.shows('starting', ({ localApi }) => localApi.state === 'starting');
    const ended = running.app.dispose();
    await expect.poll(() => running.ports.secrets.isDisposed).toBe(true);
    release();
    await ended;
  });

  it('uses the simulated organisation where that is what was started, and says so to whoever asks for it', async () => {
    const running = desk.run(new FakePorts(undefined, startSimulatedCloud), { kind: 'simulated' });
    await running.signedIn();
    const port = await somewhereFree();
    await switchOn(running, port);
    const client = new ApiClient(`http://127.0.0.1:${port}`, await tokenOf(running, 'read-write'));
    expect(await client.post('/api/test/enable-mock')).toMatchObject({ status: 200, body: { mocking: true } });
    expect((await client.get('/api/presence')).body).toMatchObject({ isSimulated: true });
  });

  it('comes back at the same port when the window starts the app anew with the simulated organisation', async () => {
    const running = await desk.startSignedIn();
    const port = await somewhereFree();
    await switchOn(running, port);
    await running.ports.handlers?.['localApi.simulate']();
    expect([running.ports.restarts, running.ports.localApiPortAfterRestart]).toEqual([['simulation'], port]);
  });
});

describe('A token', () => {
  it('goes to the clipboard without going through the window, and is worth nothing when it was replaced', async () => {
    const running = await desk.startSignedIn();
    const port = await somewhereFree();
    await switchOn(running, port);
    await running.ports.handlers?.['localApi.copyToken']({ access: 'read-only' });
    const [copied = ''] = running.ports.shell.copied;
    const client = new ApiClient(`http://127.0.0.1:${port}`, copied);
    expect((await client.get('/api/presence')).status).toBe(200);
    await running.ports.handlers?.['localApi.replaceToken']({ access: 'read-only' });
    expect((await client.get('/api/presence')).status).toBe(401);
    const fresh = new ApiClient(client.address, await tokenOf(running, 'read-only'));
    expect((await fresh.get('/api/presence')).status).toBe(200);
    expect(JSON.stringify(running.snapshot)).not.toContain(fresh.token);
    expect(JSON.stringify(running.ports.log)).not.toContain(fresh.token);
  });
});
