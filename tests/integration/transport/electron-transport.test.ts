import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startDesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { prepareElectronRuntime, type ElectronRuntime } from '../../../scripts/lib/electron-runtime';
import { electronSwitches } from '../../../scripts/lib/electron-switches';
import { startOwnedProcess } from '../../../scripts/lib/owned-process';
import type { FeedEvent } from '../../../electron/ports';
import { startSimulator } from '../../../electron/simulator';
import { eventually } from '../../fakes/eventually';
import { makeCertificates, type Certificates } from '../adapters/socket/certificates';
import { startConnectProxy, startSocks5Proxy, type Proxy } from '../adapters/socket/servers';
import { mealId, signInByHint } from '../simulator/support';
import { startTlsFront } from './tls-front';
import type { Order, Report, Setting } from './transport-program';

const prepareLimitMs = 120_000;
const startLimitMs = 20_000;

const API_HOST = 'api.cloud.test';
const STREAMING_HOST = 'streaming.cloud.test';
const AUTHORITY = 'Lakeside Root';

let folder: string;
let runtime: ElectronRuntime;
let certificates: Certificates;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'electron-transport-'));
  runtime = await prepareElectronRuntime({ report: () => undefined });
  certificates = await makeCertificates([API_HOST, STREAMING_HOST]);
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(import.meta.dirname, 'transport-program.ts'),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { external: ['electron', 'bufferutil', 'utf-8-validate'] },
    },
  });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', main: 'transport-program.js' }));
}, prepareLimitMs);
afterAll(() => rm(folder, { recursive: true }));

interface Cloud {
  readonly origin: string;
  readonly accessToken: string;
  readonly userId: string;
  /** Where its TLS is, behind the names. */
  readonly port: number;
}

async function startCloud(): Promise<Cloud> {
  const simulator = await startSimulator({ historyDays: 0 });
  onTestFinished(() => simulator.dispose());
  const { oauth, agents } = simulator.describe();
  const { id = '', email = '' } = agents[0] ?? {};
  return {
    origin: `https://${API_HOST}`,
    accessToken: await signInByHint(simulator.url, oauth.publicClientId, email),
    userId: id,
    port: await startTlsFront(simulator.url, certificates, STREAMING_HOST),
  };
}

/** The app's own transport on the real Electron, with a feed that is opened at once. */
class Program {
  readonly reports: Report[] = [];

  private constructor(private readonly input: Writable) {}

  static async start(setting: Setting): Promise<Program> {
    const session = await startDesktopSession({ display: 'own', bus: 'own', keyring: 'none' });
    onTestFinished(() => session.dispose());
    const userData = await mkdtemp(path.join(folder, 'user-data-'));
    const running = await startOwnedProcess(
      runtime.executable,
      [...electronSwitches(runtime, () => undefined), `--user-data-dir=${userData}`, folder, JSON.stringify(setting)],
      { environment: session.env, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    onTestFinished(() => running.stop());
    const program = new Program(running.child.stdin as Writable);
    createInterface({ input: running.child.stdout as Readable }).on('line', (line) => {
      program.reports.push(JSON.parse(line) as Report);
    });
    return program;
  }

  order(order: Order): void {
    this.input.write(`${JSON.stringify(order)}\n`);
  }

  async hears(what: string, isIt: (report: Report) => boolean): Promise<void> {
    await eventually(() => this.reports.some(isIt), {
      withinMs: startLimitMs,
      what: () => `${what}, among ${JSON.stringify(this.reports)}`,
    });
  }

  hearsOfFeed(type: FeedEvent['type'], isIt: (event: FeedEvent) => boolean = () => true): Promise<void> {
    return this.hears(type, (report) => 'feed' in report && report.feed.type === type && isIt(report.feed));
  }

  /** The feed could not be opened, for this reason. */
  fails(detail: string): Promise<void> {
    return this.hearsOfFeed(
      'disconnected',
      (event) => event.type === 'disconnected' && event.error?.code === 'network' && event.error.detail === detail,
    );
  }
}

const settingOf = (cloud: Cloud, proxy: Setting['proxy'], trusts: string | null = AUTHORITY): Setting => ({
  origin: cloud.origin,
  accessToken: cloud.accessToken,
  userId: cloud.userId,
  proxy,
  trusts,
});

const pac = (answer: string): Setting['proxy'] => {
  const script = `function FindProxyForURL(url, host) { return host.endsWith('.cloud.test') ? '${answer}' : 'DIRECT'; }`;
  return {
    mode: 'pac_script',
    pacScript: `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`,
  };
};

const rules = (proxyRules: string): Setting['proxy'] => ({ mode: 'fixed_servers', proxyRules });

describe('On the real Electron, requests and the event socket', () => {
  it.each<readonly [string, (to: number) => Promise<Proxy>, (port: number) => Setting['proxy']]>([
    ['the proxy of the system', (to) => startConnectProxy({ to }), (port) => rules(`127.0.0.1:${String(port)}`)],
    ['a SOCKS proxy', startSocks5Proxy, (port) => rules(`socks5://127.0.0.1:${String(port)}`)],
    [
      'the proxy that a PAC file names, when the one before it is gone',
      (to) => startConnectProxy({ to }),
      (port) => pac(`PROXY 127.0.0.1:1; PROXY 127.0.0.1:${String(port)}`),
    ],
  ])('go through %s, and trust the authority that this computer trusts', async (_, startProxy, configure) => {
    const cloud = await startCloud();
    const proxy = await startProxy(cloud.port);
    const program = await Program.start(settingOf(cloud, configure(proxy.port)));
    await program.hearsOfFeed('connected');
    program.order({ write: mealId });
    await program.hears('the answer', (report) => 'written' in report && report.written.ok);
    await program.hearsOfFeed(
      'presence',
      (event) => event.type === 'presence' && event.presence.definitionId === mealId,
    );
    expect(new Set(proxy.asked)).toEqual(new Set([`${API_HOST}:443`, `${STREAMING_HOST}:443`]));
  });

  it('trust no authority that this computer does not', async () => {
    const cloud = await startCloud();
    const proxy = await startConnectProxy({ to: cloud.port });
    const program = await Program.start(settingOf(cloud, rules(`127.0.0.1:${String(proxy.port)}`), null));
    await program.fails('The connection to Genesys Cloud is not trusted: its certificate was refused.');
    expect(proxy.asked).not.toContain(`${STREAMING_HOST}:443`);
  });

  it('say that a proxy which asks for a sign-in cannot be used', async () => {
    const cloud = await startCloud();
    const proxy = await startConnectProxy({ to: cloud.port, refuses: 407 });
    const program = await Program.start(settingOf(cloud, rules(`127.0.0.1:${String(proxy.port)}`)));
    await program.fails('The proxy cannot be used.');
  });
});
