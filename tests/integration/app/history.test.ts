import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHistoryCache } from '../../../electron/adapters/history/open-history-cache';
import { openJournal } from '../../../electron/adapters/journal/open-journal';
import type { HistoryCache, Journal } from '../../../electron/ports';
import { createRandom } from '../../../electron/simulator/random';
import type { HistoryAnswer } from '../../../shared/history/answer';
import { unpackAnswer } from '../../../shared/history/packed';
import { historyDays } from '../../../shared/history/days';
import { coveredMs } from '../../../shared/history/interval';
import { definitionNames, tableDays } from '../../../shared/history/table-rows';
import { createTranslator } from '../../../shared/i18n';
import type { Handlers } from '../../../shared/ipc/contract';
import { FakePorts } from '../../fakes/ports';
import type { FakeSecretStore } from '../../fakes/secret-store';
import { Desk } from './desk';
import type { RunningApp } from './desk';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const translator = createTranslator('en-GB');

/** The clock of the computer: it goes on as the test says. Timers run by real time. */
class MovedClock {
  aheadMs = 0;
  readonly now = (): number => Date.now() + this.aheadMs;
}

/** The edges of an app whose journal and history are on the disk. */
class PortsOnDisk extends FakePorts {
  constructor(
    override readonly clock: MovedClock,
    readonly folder: string,
    secrets?: FakeSecretStore,
  ) {
    super(secrets);
  }

  override openJournal(): Journal {
    return openJournal({ folder: this.folder, clock: this.clock, log: this.log, timeZone: () => 'UTC' });
  }

  override openHistoryCache(): HistoryCache {
    return openHistoryCache({ folder: this.folder, clock: this.clock, log: this.log });
  }
}

let clock: MovedClock;
let folder: string;
let desk: Desk;
beforeEach(async () => {
  clock = new MovedClock();
  folder = mkdtempSync(path.join(tmpdir(), 'presence-tray-week-'));
  desk = await Desk.open();
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

/** Lets time pass, here and in the cloud. */
async function pass(durationMs: number): Promise<void> {
  clock.aheadMs += durationMs;
  await desk.control('clock', { advanceMs: durationMs });
}

function handlersOf({ ports }: RunningApp): Handlers {
  if (ports.handlers === null) throw new Error('The window is not served.');
  return ports.handlers;
}

/** Starts the app as the agent does in the morning; the sign-in of former days may have ended. */
async function startOfDay(secrets?: FakeSecretStore, agentIndex = 0): Promise<RunningApp> {
  const running = desk.start({ ports: new PortsOnDisk(clock, folder, secrets), agentIndex });
  await running.shows(
    'signed in or out',
    ({ session }) => session.state === 'signed-out' || session.state === 'signed-in',
  );
  if (running.snapshot.session.state === 'signed-out') running.tray.click('Sign in…');
  await running.signedIn();
  return running;
}

async function read(running: RunningApp, range: { startAt: number; endAt: number }): Promise<HistoryAnswer> {
  const answer = await handlersOf(running)['history.read']({ range, isAsked: false });
  if (!answer.ok) throw new Error(answer.error.message);
  return unpackAnswer(answer.value);
}

/** Reads as the window does: again whenever the snapshot tells of more, until nothing is under way. */
async function readAll(running: RunningApp, range: { startAt: number; endAt: number }): Promise<HistoryAnswer> {
  const isDone = ({ source }: HistoryAnswer): boolean =>
    source.kind === 'journal' || (source.progress === null && source.updatedAt !== null);
  let answer = await read(running, range);
  while (!isDone(answer)) {
    const { version } = running.snapshot.history;
    await running.shows('more of the history', ({ history }) => history.version > version);
    answer = await read(running, range);
  }
  return answer;
}

/** What the cloud carried out, as rows of a table: from when to when which presence stood. */
async function ledgerRows(until: number) {
  const changes = (await desk.ledger()).filter((entry) => entry.definitionId !== entry.previousDefinitionId);
  return changes.map((entry, index) => ({
    startAt: Date.parse(entry.at),
    endAt: Date.parse(changes[index + 1]?.at ?? new Date(until).toISOString()),
    definitionId: entry.definitionId,
    isOurs: entry.by.kind === 'api',
  }));
}

const picks = ['On Queue', 'Break', 'Meal', 'Available', 'Team huddle', 'Busy', 'After-call admin'];

describe('A week at work', () => {
  it('is told to the millisecond as the cloud carried it out, with its causes', { timeout: 240_000 }, async () => {
    const random = createRandom('a week');
    await desk.control('settings', { historyLagMs: 20 * MINUTE_MS, detailsShortPages: true, historyDuplicates: true });
    const elsewhere = desk.description.agents[0]?.id ?? '';
    const definitions = new Map<string, string>();
    let running = await startOfDay();
    for (let day = 0; day < 7; day += 1) {
      if (day > 0) running = await startOfDay();
      for (const { label, definitionId } of running.snapshot.presence.choices) definitions.set(label, definitionId);
      for (let step = random.integer(4, 7); step > 0; step -= 1) {
        await pass(random.integer(30, 90 * 60) * 1_000 + random.integer(0, 999));
        const current = running.snapshot.presence.current?.label ?? '';
        const offered = running.snapshot.presence.choices.filter(
          ({ label, refusal }) => refusal === null && label !== current && picks.includes(label),
        );
        const [first, ...rest] = offered.map(({ label }) => label);
        if (first === undefined) throw new Error(`Nothing may follow ${current}.`);
        const label = random.pick([first, ...rest]);
        if (random.chance(0.3)) {
          await desk.control('presence', { userId: elsewhere, definitionId: definitions.get(label) });
        } else running.tray.click(label);
        await running.settledOn(label);
      }
      // Less than the lag: of what was set last only the journal knows.
      await pass(random.integer(1, 15) * MINUTE_MS);
      if (day === 6) break;
      await running.app.dispose();
      // Somebody sets the agent Offline after work; nobody at this computer sees it.
      await pass(random.integer(1, 5) * 60 * MINUTE_MS);
      const offline = random.chance(0.8) ? 'Offline' : 'Meeting';
      await desk.control('presence', { userId: elsewhere, definitionId: definitions.get(offline) });
      await pass(DAY_MS / 2);
    }

    const expected = await ledgerRows(clock.now());
    expect(expected.length).toBeGreaterThan(30);
    const range = { startAt: expected[0]?.startAt ?? 0, endAt: clock.now() + DAY_MS };
    const answer = await readAll(running, range);
    const { timeZone, parts } = answer;
    const told = parts.map((part) => (part.kind === 'gap' ? part : { ...part, isOurs: part.cause?.kind === 'agent' }));
    const last = told.at(-1);
    expect(last).toMatchObject({ isOpen: true });
    expect(
      told.map(({ startAt, endAt, ...part }) => ({
        startAt,
        endAt: part.kind === 'presence' && part.isOpen ? null : endAt,
        definitionId: part.kind === 'presence' ? part.definitionId : part.reason,
        isOurs: part.kind === 'presence' && part.isOurs,
      })),
    ).toEqual(expected.map((row, index) => (index === expected.length - 1 ? { ...row, endAt: null } : row)));

    const days = historyDays({ startAt: range.startAt, endAt: last?.endAt ?? 0 }, parts, timeZone);
    const rows = tableDays(translator, days, definitionNames(answer.definitions)).flatMap((day) => day.rows);
    const inSeconds = (from: number, to: number): number => Math.round((to - from) / 1_000);
    const byName = (label: string): number =>
      rows.filter((row) => (row.secondary || row.status) === label).reduce((total, row) => total + row.lengthMs, 0);
    for (const [label, definitionId] of definitions) {
      const stood = expected.filter((row) => row.definitionId === definitionId);
      const until = (endAt: number, index: number): number =>
        stood[index] === expected.at(-1) ? (last?.endAt ?? 0) : endAt;
      const ledgerMs = stood.reduce((total, row, index) => total + until(row.endAt, index) - row.startAt, 0);
      expect([label, inSeconds(0, byName(label))]).toEqual([label, inSeconds(0, ledgerMs)]);
    }
  });
});

/** Words that nobody else writes. */
const remark = 'Claim 4471 of the lighthouse';

/** Whether any file of the account has these words. */
async function isOnDisk(words: string): Promise<boolean> {
  const files = await readdir(folder);
  const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file))));
  return contents.some((content) => content.includes(words));
}

describe('Yesterday', () => {
  it('is on the disk: the next run shows it before the cloud has answered', async () => {
    const running = await startOfDay();
    const yesterday = { startAt: clock.now() - DAY_MS, endAt: clock.now() - 60 * MINUTE_MS };
    const whole = await readAll(running, yesterday);
    expect(coveredMs(whole.parts)).toBe(yesterday.endAt - yesterday.startAt);
    await running.app.dispose();
    await desk.control('faults', { path: '/api/v2/analytics/**', status: 503 });
    const again = await startOfDay(running.ports.secrets);
    expect((await read(again, yesterday)).parts).toEqual(whole.parts);
  });

  it('is exported as the agent wants it, and deleted at their word', async () => {
    const running = await startOfDay();
    const range = { startAt: clock.now() - DAY_MS, endAt: clock.now() };
    await readAll(running, range);
    for (const format of ['csv', 'json'] as const) await handlersOf(running)['history.export']({ range, format });
    await handlersOf(running)['history.exportWhole']();
    expect(running.ports.saved.map(({ suggestedName }) => path.extname(suggestedName))).toEqual([
      '.csv',
      '.json',
      '.json',
    ]);
    expect(running.ports.saved[0]?.content).toContain('Offline');
    await desk.control('faults', { path: '/api/v2/analytics/**', status: 503 });
    expect(await handlersOf(running)['history.deleteAll']()).toEqual({ ok: true, value: undefined });
    const left = await read(running, { startAt: range.startAt, endAt: range.startAt + MINUTE_MS });
    expect(left.parts).toMatchObject([{ kind: 'gap' }]);
  });

  it('is deleted from the disk, while what stands goes on: the presence, a choice on its way, the numbers of changes', async () => {
    const running = await startOfDay();
    const { definitionId } = running.snapshot.presence.choices.find(({ label }) => label === 'Busy') ?? {};
    await handlersOf(running)['presence.set']({ definitionId: definitionId ?? '', note: remark });
    await running.settledOn('Busy');
    expect(await isOnDisk(remark)).toBe(true);
    await handlersOf(running)['presence.setNote']({ note: '' });
    await running.shows('no note', ({ presence }) => presence.current?.note === '' && presence.wanted === null);
    for (const label of ['Meal', 'Available']) {
      await pass(MINUTE_MS);
      running.tray.click(label);
      await running.settledOn(label);
    }
    await pass(MINUTE_MS);
    const before = running.snapshot.presence.recentChanges;
    expect(before.length).toBeGreaterThan(3);
    await desk.control('faults', { path: '/api/v2/users/*/presences/purecloud', method: 'PATCH', status: 503 });
    running.tray.click('Break');
    await running.shows('the choice waits', ({ presence }) => presence.wanted !== null);
    expect(await handlersOf(running)['history.deleteAll']()).toEqual({ ok: true, value: undefined });
    const [stands] = before;
    expect(running.snapshot.presence).toMatchObject({
      current: { label: 'Available' },
      wanted: { label: 'Break' },
      recentChanges: [stands],
    });
    expect(await isOnDisk(remark)).toBe(false);

    await running.app.dispose();
    await desk.clearFaults();
    const again = await startOfDay(running.ports.secrets);
    await again.settledOn('Break');
    const numbers = again.snapshot.presence.recentChanges.map(({ sequence }) => sequence);
    expect(numbers).toEqual([(stands?.sequence ?? 0) + 1, stands?.sequence]);
  });
});

describe('An agent who may not see analytics', () => {
  it('is told so by the name of the permission, sees what this computer recorded, and provokes no refusal', async () => {
    const running = await startOfDay(undefined, 1);
    running.tray.click('Meal');
    await running.settledOn('Meal');
    const answer = await readAll(running, { startAt: clock.now() - DAY_MS, endAt: clock.now() + DAY_MS });
    expect(answer.source).toEqual({ kind: 'journal', missing: 'permission', name: 'analytics:userDetail:view' });
    expect(answer.parts.at(-1)).toMatchObject({
      systemPresence: 'meal',
      cause: { kind: 'agent', via: 'tray' },
      isOpen: true,
    });
    expect(answer.parts[0]).toMatchObject({ kind: 'gap', reason: 'not-recorded' });
    expect(await desk.requests('POST', '/api/v2/analytics/**')).toEqual([]);
  });
});
