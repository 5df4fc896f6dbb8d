import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startDesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { startSessionBus } from '../../../scripts/lib/desktop-session/session-bus';
import { prepareElectronRuntime, type ElectronRuntime } from '../../../scripts/lib/electron-runtime';
import { electronSwitches } from '../../../scripts/lib/electron-switches';
import { startOwnedProcess } from '../../../scripts/lib/owned-process';
import { startFakeLogind, startFakeScreenSaver, startFakeWindowManager } from '../../fakes/desktop-services';
import { eventually } from '../../fakes/eventually';
import type { Order, Report } from './idle-program';

const run = promisify(execFile);
const prepareLimitMs = 120_000;
const startLimitMs = 20_000;

let folder: string;
let runtime: ElectronRuntime;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'electron-idle-'));
  runtime = await prepareElectronRuntime({ report: () => undefined });
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(import.meta.dirname, 'idle-program.ts'),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { external: ['electron', 'x11', 'usocket'] },
    },
  });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', main: 'idle-program.js' }));
}, prepareLimitMs);
afterAll(() => rm(folder, { recursive: true }));

type Answer = Extract<Report, { lock: unknown }>;

/** The app's own monitor on the real Electron, on a display and on buses of its own. */
class Desk {
  readonly reports: Report[] = [];
  private constructor(
    readonly buses: { readonly session: string; readonly system: string },
    readonly env: Readonly<Record<string, string>>,
    readonly logind: Awaited<ReturnType<typeof startFakeLogind>>,
  ) {}
  #input: Writable | null = null;

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<Desk> {
    const session = await startDesktopSession({ display: 'own', bus: 'own', keyring: 'none' });
    onTestFinished(() => session.dispose());
    const systemFolder = await mkdtemp(path.join(folder, 'system-'));
    const system = await startSessionBus(systemFolder, session.env);
    onTestFinished(() => system.process.stop());
    const logind = await startFakeLogind(system.address);
    onTestFinished(() => logind.end());
    const buses = { session: session.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', system: system.address };
    const env = { ...session.env, DBUS_SYSTEM_BUS_ADDRESS: system.address };
    const desk = new Desk(buses, { ...env, ...environment }, logind);
    await desk.#launch();
    return desk;
  }

  async #launch(): Promise<void> {
    const userData = await mkdtemp(path.join(folder, 'user-data-'));
    const running = await startOwnedProcess(
      runtime.executable,
      [...electronSwitches(runtime, () => undefined), `--user-data-dir=${userData}`, folder],
      { environment: this.env, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    onTestFinished(() => running.stop());
    this.#input = running.child.stdin;
    createInterface({ input: running.child.stdout as Readable }).on('line', (line) => {
      this.reports.push(JSON.parse(line) as Report);
    });
    await eventually(() => this.events().includes('sources-changed'), { withinMs: startLimitMs, what: 'the monitor' });
  }

  order(order: Order): void {
    this.#input?.write(`${JSON.stringify(order)}\n`);
  }

  async read(): Promise<Answer> {
    const before = this.answers().length;
    this.order({ read: true });
    return eventually(() => this.answers()[before], { what: 'an answer' });
  }

  answers(): readonly Answer[] {
    return this.reports.filter((report): report is Answer => 'lock' in report);
  }

  events(): readonly string[] {
    return this.reports.flatMap((report) => ('event' in report ? [report.event] : []));
  }

  /** A person at mouse or keyboard. */
  input(...what: readonly string[]): Promise<unknown> {
    return run('xdotool', what, { env: this.env });
  }
}

const standingOf = (answer: Answer): Record<string, string> =>
  Object.fromEntries(
    answer.health.map((source) => [source.name, source.state === 'demoted' ? source.fault : source.state]),
  );

describe('Idle time on the real Electron', () => {
  it('is the time since the last X input, by mouse and by keyboard', async () => {
    const desk = await Desk.start();
    for (const what of [
      ['mousemove_relative', '5', '5'],
      ['key', 'shift'],
    ]) {
      const idle = await eventually(async () => {
        const { reading } = await desk.read();
        return reading !== null && reading.idleMs >= 2_000 ? reading : null;
      });
      expect(idle.source).toBe('power-monitor');

      await desk.input(...what);
      expect((await desk.read()).reading?.idleMs).toBeLessThan(2_000);
    }
    const answer = await desk.read();
    expect(answer.timers).toBe(0);
    expect(standingOf(answer)).toEqual({
      mutter: 'absent',
      'power-monitor': 'trusted',
      'screen-saver': 'absent',
      logind: 'always-zero',
    });
  });

  it('is taken from the window manager when there is one, and from X again when that dies', async () => {
    const desk = await Desk.start();
    const { counter, end } = await startFakeWindowManager(desk.buses.session);
    onTestFinished(end);
    counter.idleMs = 1_000;
    await eventually(async () => (await desk.read()).reading?.source === 'mutter');

    await end();
    await eventually(async () => (await desk.read()).reading?.source === 'power-monitor');
  });

  it('is not believed where Electron is an X11 program in a Wayland session, and nothing else is there', async () => {
    const desk = await Desk.start({
      XDG_SESSION_TYPE: 'wayland',
      WAYLAND_DISPLAY: 'wayland-0',
      ELECTRON_OZONE_PLATFORM_HINT: 'x11',
    });
    const answer = await desk.read();

    expect(answer.reading).toBeNull();
    expect(standingOf(answer)).toMatchObject({ 'power-monitor': 'x11-on-wayland' });
  });

  it('rises in the self-test of somebody who takes their hands off', async () => {
    const desk = await Desk.start();
    await desk.input('key', 'shift');
    desk.order({ selfTestMs: 3_000 });
    const report = await eventually(() => desk.reports.find((each) => 'samples' in each), { withinMs: 10_000 });
    const idle = report.samples.map(
      ({ readings }) => readings.find(({ source }) => source === 'power-monitor')?.idleMs ?? 0,
    );

    expect(report.samples.every(({ inUse }) => inUse === 'power-monitor')).toBe(true);
    expect(idle).toHaveLength(4);
    expect((idle.at(-1) ?? 0) - (idle[0] ?? 0)).toBeGreaterThanOrEqual(2_000);
  });
});

describe('The session on the real Electron', () => {
  it('sleeps and wakes up once for each time that logind tells of it, whatever Electron makes of that', async () => {
    const desk = await Desk.start();
    await eventually(async () => (await desk.read()).lock === 'unlocked');
    desk.logind.manager.PrepareForSleep(true);
    await eventually(() => desk.events().includes('suspending'));
    desk.logind.manager.PrepareForSleep(false);
    await eventually(() => desk.events().includes('resumed'));
    // Whatever was still on its way has come by then.
    await desk.read();
    await desk.read();

    expect(desk.events().filter((event) => event !== 'sources-changed')).toEqual(['suspending', 'resumed']);
  });

  it('is locked and unlocked by the screen saver', async () => {
    const desk = await Desk.start();
    const { saver, end } = await startFakeScreenSaver(desk.buses.session, 'org.gnome.ScreenSaver');
    onTestFinished(end);
    await eventually(async () => (await desk.read()).lock === 'unlocked');
    saver.setActive(true);
    await eventually(() => desk.events().includes('locked'));
    expect((await desk.read()).lock).toBe('locked');
    saver.setActive(false);
    await eventually(() => desk.events().includes('unlocked'));
  });

  it('ends once, and Electron does not end the app on its own for it', async () => {
    const desk = await Desk.start();
    await eventually(async () => (await desk.read()).lock === 'unlocked');
    desk.logind.manager.PrepareForShutdown(true);
    await eventually(() => desk.events().includes('ending'));

    expect((await desk.read()).lock).toBe('unlocked');
    expect(desk.events().filter((event) => event === 'ending')).toHaveLength(1);
  });
});
