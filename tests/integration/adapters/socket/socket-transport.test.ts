import { createServer, type AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createSocketTransport } from '../../../../electron/adapters/socket/socket-transport';
import type { ShownCertificate, VerifyingSession } from '../../../../electron/adapters/socket/vouched-authorities';
import type { Socket } from '../../../../electron/ports';
import { eventually } from '../../../fakes/eventually';
import { makeCertificates, type Certificates } from './certificates';
import { startConnectProxy, startGreeter, startSocks5Proxy } from './servers';

const HOST = 'streaming.cloud.test';
const PROXY_HOST = 'localhost';

let certificates: Certificates;
beforeAll(async () => {
  certificates = await makeCertificates([HOST, PROXY_HOST]);
});

type Verify = NonNullable<Parameters<VerifyingSession['setCertificateVerifyProc']>[0]>;

/** As much of Electron's session as the transport sees; the test plays Chromium. */
class FakeSession implements VerifyingSession {
  readonly asked: string[] = [];
  verify: Verify | null = null;

  constructor(readonly answer: string) {}

  resolveProxy(url: string): Promise<string> {
    this.asked.push(url);
    return Promise.resolve(this.answer);
  }

  setCertificateVerifyProc(verify: Verify | null): void {
    this.verify = verify;
  }

  /** Chromium has looked at a certificate with this authority. */
  saw(authority: string, verificationResult = 'net::OK', isIssuedByKnownRoot = false): number[] {
    const validatedCertificate: ShownCertificate = { data: 'the server', issuerCert: { data: authority } };
    const results: number[] = [];
    this.verify?.({ verificationResult, isIssuedByKnownRoot, validatedCertificate }, (result) => results.push(result));
    return results;
  }
}

interface Opened {
  readonly socket: Socket;
  readonly heard: string[];
}

const vouch = (session: FakeSession): unknown => session.saw(certificates.authority);

/** @param see what Chromium sees before. */
function open(session: FakeSession, url: string, see = vouch): Opened {
  const openSocket = createSocketTransport(session);
  see(session);
  const heard: string[] = [];
  const socket = openSocket(url, {
    opened: () => heard.push('opened'),
    received: (text) => heard.push(text),
    ended: () => heard.push('ended'),
  });
  onTestFinished(() => socket.close());
  return { socket, heard };
}

const hears = ({ heard }: Opened, what: string): Promise<unknown> =>
  eventually(() => heard.includes(what), { what: () => `${what}; heard: ${heard.join()}` });

describe('A socket', () => {
  it('goes through the proxy, trusting an authority that Chromium has vouched for', async () => {
    const cloud = await startGreeter(certificates);
    const proxy = await startConnectProxy({ to: cloud.port });
    const session = new FakeSession(`PROXY 127.0.0.1:${String(proxy.port)}`);
    const opened = open(session, `wss://${HOST}/channels/secret`);
    await hears(opened, 'hello');
    opened.socket.send('ping');
    await hears(opened, 'ping');
    expect(opened.heard).toEqual(['opened', 'hello', 'ping']);
    expect(proxy.asked).toEqual([`${HOST}:443`]);
    expect(cloud.paths).toEqual(['/channels/secret']);
    // The path is a secret.
    expect(session.asked).toEqual([`wss://${HOST}:443/`]);
  });

  it.each([
    ['plain', 'PROXY', (to: number) => startConnectProxy({ to })],
    ['with TLS to itself', 'HTTPS', (to: number) => startConnectProxy({ to, certificates })],
    ['of the kind SOCKS 5', 'SOCKS5', (to: number) => startSocks5Proxy(to)],
  ])('goes through a proxy that is %s', async (_, word, start) => {
    const cloud = await startGreeter(certificates);
    const proxy = await start(cloud.port);
    const opened = open(new FakeSession(`${word} ${PROXY_HOST}:${String(proxy.port)}`), `wss://${HOST}:8443/`);
    await hears(opened, 'hello');
    expect(proxy.asked).toEqual([`${HOST}:8443`]);
  });

  it('goes straight to the host where there is no proxy', async () => {
    const cloud = await startGreeter(null);
    const opened = open(new FakeSession('DIRECT'), `ws://127.0.0.1:${String(cloud.port)}/channels/a`);
    await hears(opened, 'hello');
    expect(cloud.paths).toEqual(['/channels/a']);
  });

  it.each([
    ['refuses', (to: number) => startConnectProxy({ to, refuses: 403 })],
    ['demands a sign-in', (to: number) => startConnectProxy({ to, refuses: 407 })],
    ['leads nowhere', async () => startConnectProxy({ to: await unusedPort() })],
    ['does not listen', async () => ({ port: await unusedPort() })],
  ])('tries the next way when a proxy %s', async (_, start) => {
    const cloud = await startGreeter(null);
    const proxy = await start(cloud.port);
    const session = new FakeSession(`PROXY 127.0.0.1:${String(proxy.port)}; DIRECT`);
    await hears(open(session, `ws://127.0.0.1:${String(cloud.port)}/`), 'hello');
  });

  it.each([
    [
      'whose only proxy refuses',
      async (to: number) => `PROXY 127.0.0.1:${String((await startConnectProxy({ to, refuses: 502 })).port)}`,
    ],
    [
      'whose proxy demands a sign-in',
      async (to: number) => `SOCKS5 127.0.0.1:${String((await startSocks5Proxy(to, true)).port)}`,
    ],
    ['to which there is no way', () => Promise.resolve('SOCKS4 127.0.0.1:1')],
  ])('%s has ended, and says so once', async (_, answer) => {
    const cloud = await startGreeter(certificates);
    const opened = open(new FakeSession(await answer(cloud.port)), `wss://${HOST}/`);
    await hears(opened, 'ended');
    expect(opened.heard).toEqual(['ended']);
  });

  it('that is closed leaves no connection, and nothing more is heard of it', async () => {
    const cloud = await startGreeter(certificates);
    const proxy = await startConnectProxy({ to: cloud.port });
    const opened = open(new FakeSession(`PROXY 127.0.0.1:${String(proxy.port)}`), `wss://${HOST}/`);
    await hears(opened, 'hello');
    expect(proxy.open()).toBe(1);
    opened.socket.close();
    await eventually(() => proxy.open() === 0, { what: 'the connection is gone' });
    expect(opened.heard).toEqual(['opened', 'hello']);
  });

  it('ends when the other end breaks it', async () => {
    const cloud = await startGreeter(certificates);
    const proxy = await startConnectProxy({ to: cloud.port });
    const opened = open(new FakeSession(`PROXY 127.0.0.1:${String(proxy.port)}`), `wss://${HOST}/`);
    await hears(opened, 'hello');
    opened.socket.send('break');
    await hears(opened, 'ended');
    await eventually(() => proxy.open() === 0, { what: 'the connection is gone' });
  });

  it('that is closed while it opens leaves no connection, and nothing is heard of it', async () => {
    const cloud = await startGreeter(certificates);
    const proxy = await startConnectProxy({ to: cloud.port, refuses: 'silent' });
    const opened = open(new FakeSession(`PROXY 127.0.0.1:${String(proxy.port)}; DIRECT`), `wss://${HOST}/`);
    await eventually(() => proxy.asked.length > 0, { what: 'the proxy is asked' });
    opened.socket.close();
    await eventually(() => proxy.open() === 0, { what: 'the connection is gone' });
    expect(opened.heard).toEqual([]);
  });
});

describe('A certificate', () => {
  it.each([
    ['of an authority that nobody vouched for', (session: FakeSession) => session.saw('another')],
    ['that Chromium refused', (session: FakeSession) => session.saw(certificates.authority, 'net::ERR_CERT_REVOKED')],
  ])('%s is not trusted', async (_, see) => {
    const cloud = await startGreeter(certificates);
    const proxy = await startConnectProxy({ to: cloud.port });
    const session = new FakeSession(`PROXY 127.0.0.1:${String(proxy.port)}`);
    const opened = open(session, `wss://${HOST}/`, see);
    await hears(opened, 'ended');
    expect(opened.heard).toEqual(['ended']);
    expect(cloud.paths).toEqual([]);
  });

  it('of another host is not trusted', async () => {
    const cloud = await startGreeter(certificates);
    const proxy = await startConnectProxy({ to: cloud.port });
    const opened = open(new FakeSession(`PROXY 127.0.0.1:${String(proxy.port)}`), 'wss://other.cloud.test/');
    await hears(opened, 'ended');
    expect(cloud.paths).toEqual([]);
  });

  it('is judged by Chromium alone where Chromium asks', () => {
    const session = new FakeSession('DIRECT');
    createSocketTransport(session);
    expect(session.saw(certificates.authority)).toEqual([-3]);
    expect(session.saw(certificates.authority, 'net::ERR_CERT_DATE_INVALID')).toEqual([-3]);
  });
});

/** A port that was free a moment ago. */
async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
