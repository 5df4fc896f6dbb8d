// npm run bench: Presence Tray beside the least possible Electron tray application, on the same runtime, in turn.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDesktopSession } from '../../scripts/lib/desktop-session/desktop-session';
import { electronSwitches } from '../../scripts/lib/electron-switches';
import { prepareMachine } from '../../scripts/lib/prepared-machine';
import { projectFolder } from '../../scripts/lib/project';
import { printReport } from '../../scripts/lib/report';
import { startCloud } from '../e2e/support/cloud';
import { LaunchedApp } from '../e2e/support/launched-app';
import { rememberRuntime } from '../e2e/support/runtime';
import { isLive, signIn } from '../e2e/support/sign-in';
import { startFakeTray } from '../fakes/status-notifier-watcher';
import { percentile, spreadOf, spreadText } from './figures';
import { fillCache, measureHistory } from './history-bench';
import type { HistoryFigures } from './history-bench';
import type { MeasuredApp } from './measured-app';
import { measureOutbox } from './outbox-bench';
import type { OutboxFigures } from './outbox-bench';
import { startMeasured } from './measured-app';
import { measureTimers } from './timers-bench';
import type { TimerFigures } from './timers-bench';
import { cpuSeconds, memoryMib } from './process-tree';

const starts = Number(process.env['BENCH_STARTS'] ?? 10);
const restMs = Number(process.env['BENCH_REST_MS'] ?? 60_000);
/** How long the app is watched while nothing happens. */
const watchedMinutes = Number(process.env['BENCH_WATCHED_MINUTES'] ?? 3);
const aims = { timersAMinute: 2, start: 1.15, memory: 1.1, paintedMs: 150, frameMs: 16.7, historyMib: 40 };
/** BENCH_PART=history, =timers or =outbox measures that alone. */
const part = process.env['BENCH_PART'] ?? 'all';

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const runtime = await prepareMachine('test', printReport, { build: true });
rememberRuntime(runtime);
const folder = await mkdtemp(path.join(tmpdir(), 'presence-tray-bench-'));
const session = await startDesktopSession({
  display: 'own',
  bus: 'own',
  keyring: 'unlocked',
  home: path.join(folder, 'home'),
});
const cloud = await startCloud(1);
const tray = await startFakeTray(session.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
const switches = electronSwitches(runtime, printReport);
const environment = {
  ...session.env,
  LANGUAGE: 'en_US',
  LANG: 'C.UTF-8',
  GENESYS_ORG_HOST: cloud.url,
  GENESYS_CLIENT_ID: cloud.publicClientId,
};
const userData = path.join(folder, 'user-data');

const startOurs = (): Promise<MeasuredApp> =>
  startMeasured(tray, runtime.executable, [...switches, `--user-data-dir=${userData}`, projectFolder], environment);
const startBare = (): Promise<MeasuredApp> =>
  startMeasured(
    tray,
    runtime.executable,
    [...switches, `--user-data-dir=${path.join(folder, 'bare')}`, path.join(projectFolder, 'tests/bench/bare-tray')],
    { ...environment, BENCH_ICON: '../../../dist-electron/tray-icons/linux/available.png' },
  );

/** Waits until ours is signed in and follows the cloud. */
async function untilLive(app: MeasuredApp): Promise<void> {
  await isLive({ tray: app.item });
}

const launch = (): Promise<LaunchedApp> =>
  LaunchedApp.launch({ environment, userData, scratch: path.join(folder, 'scratch'), tray, args: [] });

async function signInOnce(): Promise<void> {
  const app = await launch();
  await signIn(app, cloud);
  await app.kill('SIGTERM');
}

async function measureStarts(): Promise<{ ours: number[]; bare: number[] }> {
  const ours: number[] = [];
  const bare: number[] = [];
  // The first of each fills the caches and is not counted.
  for (let turn = 0; turn <= starts; turn += 1) {
    for (const [start, figures] of [
      [startBare, bare],
      [startOurs, ours],
    ] as const) {
      const app = await start();
      if (turn > 0) figures.push(app.startMs);
      if (start === startOurs) await untilLive(app);
      await app.stop();
    }
  }
  return { ours, bare };
}

async function measureBareMemory(): Promise<number> {
  const app = await startBare();
  await rest(restMs);
  const memory = memoryMib(app.processId);
  await app.stop();
  return memory;
}

async function measureOurs(): Promise<{ trayOnly: number; cpuShare: number; open: number; closed: number }> {
  const app = await startOurs();
  await untilLive(app);
  await rest(restMs);
  const trayOnly = memoryMib(app.processId);
  const cpuBefore = cpuSeconds(app.processId);
  await rest(restMs);
  const cpuShare = (cpuSeconds(app.processId) - cpuBefore) / (restMs / 1000);
  await app.item.activate();
  await rest(restMs);
  const open = memoryMib(app.processId);
  await app.item.activate();
  // Hidden for a minute first, then destroyed, then at rest.
  await rest(60_000 + restMs);
  const closed = memoryMib(app.processId);
  await app.stop();
  return { trayOnly, cpuShare, open, closed };
}

async function measureTray(): Promise<object> {
  const { ours, bare } = await measureStarts();
  const startRatio = spreadOf(ours.map((ms, index) => ms / (bare[index] ?? Number.NaN)));
  printReport(
    `start to tray item: ours ${spreadText(spreadOf(ours), 0)} ms, bare ${spreadText(spreadOf(bare), 0)} ms, ${starts} starts each`,
  );
  printReport(`start, ratio pair by pair: ${spreadText(startRatio, 2)}; aim ${aims.start} or less`);
  const bareMemory = await measureBareMemory();
  const memory = await measureOurs();
  const memoryRatio = memory.trayOnly / bareMemory;
  const mib = (value: number): string => `${value.toFixed(1)} MiB`;
  printReport(
    `memory (PSS), tray only: ours ${mib(memory.trayOnly)}, bare ${mib(bareMemory)}, ratio ${memoryRatio.toFixed(2)}; aim ${aims.memory} or less`,
  );
  printReport(`memory, window open ${mib(memory.open)}, closed again ${mib(memory.closed)}`);
  printReport(`processor, tray only, at rest: ${(memory.cpuShare * 100).toFixed(2)} % of one core; aim 0.0 %`);
  return { ours, bare, bareMemory, memory };
}

async function measureHistoryWindow(): Promise<HistoryFigures> {
  await fillCache(userData, cloud, Date.now());
  const app = await launch();
  await isLive(app);
  const figures = await measureHistory(app, () => rest(restMs / 6));
  await app.kill('SIGTERM');
  return figures;
}

function reportHistory({ painted, answered, parts, frames, memory }: HistoryFigures): void {
  printReport(
    `history, a year of ${parts} parts from cache to painted chart: ${spreadText(painted, 0)} ms, of which main's answer ${spreadText(answered, 0)} ms; aim ${aims.paintedMs} or less`,
  );
  for (const [name, { intervalMs, workMs }] of Object.entries(frames)) {
    printReport(
      `history, frames over ${name}: ${spreadText(intervalMs, 1)} ms, p95 ${intervalMs.p95.toFixed(1)} ms, the page worked ${workMs.toFixed(1)} ms for each; aim p95 of ${aims.frameMs} or less`,
    );
  }
  printReport(
    `history, memory with the year open over today: ${(memory.year - memory.today).toFixed(1)} MiB (${memory.today.toFixed(1)} to ${memory.year.toFixed(1)}); aim ${aims.historyMib} or less`,
  );
}

/** Signed in, no window open, nobody at the keyboard, and nothing said by the cloud but its heartbeats. */
async function measureTimersAtRest(): Promise<TimerFigures> {
  const app = await launch();
  await isLive(app);
  // What a start leaves behind, such as the keychain's process, is over then.
  await rest(restMs);
  const figures = await measureTimers(app, watchedMinutes, () => rest(watchedMinutes * 60_000));
  await app.kill('SIGTERM');
  return figures;
}

function reportTimers({ minutes, timers, byKind, reads }: TimerFigures): void {
  printReport(
    `timers of the main process at rest: ${(timers / minutes).toFixed(1)} a minute over ${minutes} min; aim ${aims.timersAMinute} or less`,
  );
  for (const [kind, count] of Object.entries(byKind)) printReport(`  ${count} of ${kind}`);
  printReport(`what came in over sockets meanwhile: ${(reads / minutes).toFixed(1)} times a minute`);
}

function reportOutbox({ changesOfYear, enqueue, eventsPerSecond, yearMib }: OutboxFigures): void {
  const told = spreadOf(enqueue.told);
  const alone = spreadOf(enqueue.alone);
  printReport(
    `webhooks, writing a change with its event: ${spreadText(told, 2)} ms, p99 ${percentile(enqueue.told, 0.99).toFixed(2)} ms; without anybody who is told ${spreadText(alone, 2)} ms, p99 ${percentile(enqueue.alone, 0.99).toFixed(2)} ms`,
  );
  printReport(`webhooks, delivered one after the other on this computer: ${eventsPerSecond.toFixed(0)} a second`);
  printReport(
    `webhooks, the journal after a year of ${changesOfYear} changes: ${yearMib.told.toFixed(1)} MiB, without anybody who is told ${yearMib.alone.toFixed(1)} MiB`,
  );
}

try {
  await mkdir(userData, { recursive: true });
  const figures: Record<string, unknown> = { runtime: runtime.version };
  const isWanted = (name: string): boolean => part === 'all' || part === name;
  if (isWanted('outbox')) {
    const outbox = await measureOutbox(path.join(folder, 'outbox'));
    reportOutbox(outbox);
    figures['outbox'] = outbox;
  }
  if (part !== 'outbox') await signInOnce();
  if (part === 'all') Object.assign(figures, await measureTray());
  if (isWanted('timers')) {
    const timers = await measureTimersAtRest();
    reportTimers(timers);
    figures['timers'] = timers;
  }
  if (isWanted('history')) {
    const history = await measureHistoryWindow();
    reportHistory(history);
    figures['history'] = history;
  }
  const output = path.join(projectFolder, 'tests/.output');
  await mkdir(output, { recursive: true });
  await writeFile(path.join(output, 'bench.json'), JSON.stringify(figures, null, 2));
} finally {
  await tray.close();
  await cloud.dispose();
  await session.dispose();
  await rm(folder, { recursive: true, force: true });
}
