import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createInhibitorHold } from '../../../../electron/adapters/idle/inhibitor-hold';
import type { SystemHold } from '../../../../electron/ports';
import { startOwnedProcess } from '../../../../scripts/lib/owned-process';
import { startFakeLogind } from '../../../fakes/desktop-services';
import { eventually } from '../../../fakes/eventually';
import { FakeLog } from '../../../fakes/log';
import { startBuses, watchLinuxDesk, type Buses } from './desk';

const run = promisify(execFile);
const logind = '/usr/lib/systemd/systemd-logind';
/** logind itself wants to be root, and Debian keeps it beside systemd. */
const hasLogind = existsSync(logind) && process.getuid?.() === 0;

let buses: Buses & { end(): Promise<void> };
beforeAll(async () => {
  buses = await startBuses();
});
afterAll(() => buses.end());

function inhibitorHold(log = new FakeLog(), program?: string): SystemHold {
  const env = { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: buses.system };
  const hold = createInhibitorHold({
    spawn: (tool, args) => spawn(program ?? tool, args, { stdio: ['pipe', 'pipe', 'ignore'], env }),
    delayLimitMs: () => 5_000,
    log,
  });
  onTestFinished(() => hold.dispose());
  return hold;
}

describe.runIf(hasLogind)('Holding the real logind back', () => {
  beforeAll(async () => {
    const env = { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: buses.system };
    const running = await startOwnedProcess(logind, [], { environment: env, stdio: 'ignore' });
    await eventually(async () => (await list()) !== null, { what: 'logind on the bus' });
    return () => running.stop();
  });

  /** What logind waits for: `sleep` and `shutdown` by this app. Null while logind does not answer. */
  async function list(): Promise<readonly string[] | null> {
    const asked = ['--json=short', `--address=${buses.system}`, 'call', 'org.freedesktop.login1'];
    const method = ['/org/freedesktop/login1', 'org.freedesktop.login1.Manager', 'ListInhibitors'];
    const answer = await run('busctl', [...asked, ...method]).catch(() => null);
    if (answer === null) return null;
    const { data } = JSON.parse(answer.stdout) as { data: [[what: string, who: string, why: string, mode: string][]] };
    return data[0].filter(([, who, , mode]) => who === 'Presence Tray' && mode === 'delay').map(([what]) => what);
  }

  const isHeld = (...whats: string[]): Promise<boolean> =>
    eventually(async () => JSON.stringify((await list())?.toSorted()) === JSON.stringify(whats), {
      what: () => `${whats.join(', ') || 'nothing'} held`,
    });

  it('takes a lock for what is asked for, releases it when it is not wanted, and takes it again after sleep', async () => {
    const hold = inhibitorHold();
    expect(hold.grantedMs('sleep')).toBe(0);
    hold.ask({ sleep: true, end: true });
    await isHeld('shutdown', 'sleep');
    await eventually(() => hold.grantedMs('sleep') === 4_500 && hold.grantedMs('end') === 4_500);

    hold.release('sleep');
    expect(hold.grantedMs('sleep')).toBe(0);
    await isHeld('shutdown');
    hold.renew();
    await isHeld('shutdown', 'sleep');

    hold.ask({ sleep: true, end: false });
    await isHeld('sleep');
    hold.dispose();
    await isHeld();
  });

  it('lets go when the app is killed', async () => {
    const program = `
      import { spawn } from 'node:child_process';
      import { createInhibitorHold } from ${JSON.stringify(new URL('../../../../electron/adapters/idle/inhibitor-hold.ts', import.meta.url).href)};
      const spawnTool = (tool, args) => spawn(tool, args, { stdio: ['pipe', 'pipe', 'ignore'] });
      createInhibitorHold({ spawn: spawnTool, delayLimitMs: () => 5000, log: console }).ask({ sleep: true, end: false });
    `;
    const env = { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: buses.system };
    const app = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
      env,
      stdio: 'ignore',
    });
    onTestFinished(() => void app.kill('SIGKILL'));
    await isHeld('sleep');

    app.kill('SIGKILL');
    await isHeld();
  });
});

describe('Without what it takes to hold the system back', () => {
  it('nothing is granted where there is no logind', async () => {
    const log = new FakeLog();
    const hold = inhibitorHold(log);
    hold.ask({ sleep: true, end: false });

    await eventually(() => log.entries.some(({ message }) => message.includes('does not grant')));
    expect(hold.grantedMs('sleep')).toBe(0);
  });

  it('nothing is granted where there is no such tool, and nothing is thrown', async () => {
    const tried: string[] = [];
    const hold = createInhibitorHold({
      spawn(tool, args) {
        tried.push(tool);
        return spawn(`/nowhere/${tool}`, args);
      },
      delayLimitMs: () => 5_000,
      log: new FakeLog(),
    });
    hold.ask({ sleep: true, end: false });

    await eventually(() => tried.length === 2);
    expect(tried).toEqual(['systemd-inhibit', 'elogind-inhibit']);
    expect(hold.grantedMs('sleep')).toBe(0);
  });
});

describe('Sleep that waits for work', () => {
  /** A tool that grants at once: it runs what it was given. */
  const granting = (delayLimitMs: () => number): { hold: SystemHold; children: { exitCode: number | null }[] } => {
    const children: { exitCode: number | null }[] = [];
    const hold = createInhibitorHold({
      spawn(_, args) {
        const child = spawn(args.at(-1) ?? '', [], { stdio: ['pipe', 'pipe', 'ignore'] });
        children.push(child);
        return child;
      },
      delayLimitMs,
      log: new FakeLog(),
    });
    return { hold, children };
  };

  it('goes on when the work is done, and is held again after it', async () => {
    const { manager, end } = await startFakeLogind(buses.system, 8_000);
    onTestFinished(end);
    let made: ReturnType<typeof granting> | null = null;
    const desk = watchLinuxDesk(buses, (delayLimitMs) => (made = granting(delayLimitMs)).hold);
    const { hold, children } = made ?? granting(() => 0);
    await eventually(() => desk.monitor.lockState() === 'unlocked');
    desk.monitor.askForTime({ sleep: true, end: false });
    await eventually(() => hold.grantedMs('sleep') === 7_500);

    let finish = (): void => undefined;
    desk.monitor.watch((event) => {
      if (event.type === 'suspending') event.grace.waitFor(new Promise<void>((resolve) => (finish = resolve)));
    });
    manager.PrepareForSleep(true);
    const { grace } = await desk.next('suspending');
    expect(grace.graceMs).toBe(7_500);
    expect(children.map(({ exitCode }) => exitCode)).toEqual([null]);
    finish();
    await eventually(() => children[0]?.exitCode === 0);

    manager.PrepareForSleep(false);
    await desk.next('resumed');
    await eventually(() => hold.grantedMs('sleep') === 7_500);
    expect(desk.scheduler.pending).toBe(0);
  });
});
