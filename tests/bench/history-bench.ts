import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { openHistoryCache } from '../../electron/adapters/history/open-history-cache';
import type { PresenceRecord, RoutingRecord } from '../../electron/ports';
import type { SystemPresence } from '../../shared/presence/system-presence';
import type { Cloud } from '../e2e/support/cloud';
import type { LaunchedApp } from '../e2e/support/launched-app';
import { FakeLog } from '../fakes/log';
import { spreadOf } from './figures';
import type { Spread } from './figures';
import { memoryMib } from './process-tree';

const DAY_MS = 86_400_000;
const DAYS = 366;
const CHANGES_A_DAY = 100;
const TURNS = 7;
const FRAMES = 120;

/** How a range was gone through, frame by frame. */
export interface FrameFigures {
  /** From one frame to the next, in milliseconds. */
  readonly intervalMs: Spread & { readonly p95: number };
  /** What the page's thread worked for each, in milliseconds, on average. */
  readonly workMs: number;
}

export interface HistoryFigures {
  /** From the choice of the year until its chart was on the screen, in milliseconds. */
  readonly painted: Spread;
  /** Of that, until main had answered. */
  readonly answered: Spread;
  readonly parts: number;
  readonly frames: Readonly<Record<'31 zoom' | '31 pan' | '366 zoom' | '366 pan', FrameFigures>>;
  /** Of the whole app, in MiB: with nothing but today in the window, and with the year. */
  readonly memory: { readonly today: number; readonly year: number };
}

const kinds: readonly (readonly [string, SystemPresence])[] = [
  ['On Queue', 'on_queue'],
  ['Available', 'available'],
  ['Busy', 'busy'],
  ['Break', 'break'],
  ['Meal', 'meal'],
  ['Meeting', 'meeting'],
];

/** A year of somebody who changes a hundred times a day between 08:00 and 17:00, as the cloud would have told it, on disk. */
export async function fillCache(userData: string, cloud: Cloud, now: number): Promise<void> {
  const files = await readdir(userData, { recursive: true });
  const file = files.find((each) => path.basename(each) === 'history.db');
  if (file === undefined) throw new Error('The app has kept no history.');
  const cache = openHistoryCache({
    folder: path.dirname(path.join(userData, file)),
    clock: { now: () => now },
    log: new FakeLog(),
  });
  const today = Math.floor(now / DAY_MS);
  const days = Array.from({ length: DAYS - 2 }, (_, index) => today - DAYS + index + 1);
  const presence: PresenceRecord[] = [];
  const routing: RoutingRecord[] = [];
  for (const day of days) {
    const from = day * DAY_MS + 8 * 3_600_000;
    const stepMs = (9 * 3_600_000) / (CHANGES_A_DAY - 1);
    for (let index = 0; index < CHANGES_A_DAY; index += 1) {
      const [label, systemPresence] =
        index === CHANGES_A_DAY - 1 ? (['Offline', 'offline'] as const) : (kinds[index % kinds.length] ?? kinds[0]!);
      const startAt = Math.round(from + index * stepMs);
      const endAt = Math.round(index === CHANGES_A_DAY - 1 ? from + DAY_MS : from + (index + 1) * stepMs);
      presence.push({ startAt, endAt, value: cloud.definitionId(label), systemPresence });
      if (systemPresence === 'on_queue') routing.push({ startAt, endAt, value: 'interacting' });
    }
  }
  cache.store({
    days: days.map((day) => ({ day, fetchedAt: now, isFinal: true, badRecords: 0 })),
    presence,
    routing,
  });
  cache.dispose();
}

/** Measures the history's window of an app whose cache holds a year; its memory first, before the rest has filled it. */
export async function measureHistory(app: LaunchedApp, rest: () => Promise<void>): Promise<HistoryFigures> {
  const page = await app.openHistory();
  await page.locator('.chart').waitFor();
  await choose(page, 'Today');
  await rest();
  const today = memoryMib(app.processId);
  await choose(page, 'Year');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('.chart-rows')!.offsetHeight > 5_000);
  await rest();
  const year = memoryMib(app.processId);
  const turns: { paintedMs: number; answeredMs: number; parts: number }[] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    await choose(page, 'Today');
    await page.waitForFunction(() => document.querySelectorAll('.chart-day').length === 1);
    const measured = await paintYear(page);
    // The first fills caches of code and of the disk.
    if (turn > 0) turns.push(measured);
  }
  const frames366 = { zoom: await frames(page, 'zoom'), pan: await frames(page, 'pan') };
  await choose(page, '31 days');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('.chart-rows')!.offsetHeight < 2_000);
  const frames31 = { zoom: await frames(page, 'zoom'), pan: await frames(page, 'pan') };
  return {
    painted: spreadOf(turns.map(({ paintedMs }) => paintedMs)),
    answered: spreadOf(turns.map(({ answeredMs }) => answeredMs)),
    parts: turns[0]?.parts ?? 0,
    frames: {
      '31 zoom': frames31.zoom,
      '31 pan': frames31.pan,
      '366 zoom': frames366.zoom,
      '366 pan': frames366.pan,
    },
    memory: { today, year },
  };
}

const choose = (page: Page, range: string): Promise<void> =>
  page.getByRole('radiogroup', { name: 'Range' }).getByText(range, { exact: true }).click();

/**
 * Chooses the year and waits until it is on the screen, all within the page, so that no test runner is measured. No function in
 * it has a name: tsx would mark it with a helper that the page has not.
 */
const paintYear = (page: Page): Promise<{ paintedMs: number; answeredMs: number; parts: number }> =>
  page.evaluate(async () => {
    const radio = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].find(
      ({ value }) => value === '366',
    );
    const begun = performance.now();
    radio?.click();
    while ((document.querySelector<HTMLElement>('.chart-rows')?.offsetHeight ?? 0) < 5_000) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    // What was drawn in this frame is on the screen when the next begins.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const paintedMs = performance.now() - begun;
    const { presenceTray } = window as unknown as {
      presenceTray: { request(name: string, input: unknown): Promise<{ value: { parts: { of: Uint16Array } } }> };
    };
    const endAt = new Date().setHours(24, 0, 0, 0);
    const asked = performance.now();
    const answer = await presenceTray.request('history.read', {
      range: { startAt: endAt - 366 * 86_400_000, endAt },
      isAsked: false,
    });
    return { paintedMs, answeredMs: performance.now() - asked, parts: answer.value.parts.of.length };
  });

/** Turns the wheel once in each frame, there and back. */
async function frames(page: Page, kind: 'zoom' | 'pan'): Promise<FrameFigures> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable');
  const workedMs = async (): Promise<number> => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
  // Panning needs somewhere to go.
  if (kind === 'pan')
    for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
  const before = await workedMs();
  const intervals = await page.evaluate(
    async ({ isZoom, count }) => {
      const plot = document.querySelector('.chart-plot');
      const { left, top, width } = plot?.getBoundingClientRect() ?? new DOMRect();
      const times: number[] = [];
      for (let turn = 0; turn <= count; turn += 1) {
        times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
        plot?.dispatchEvent(
          new WheelEvent('wheel', {
            bubbles: true,
            cancelable: true,
            ctrlKey: isZoom,
            shiftKey: !isZoom,
            deltaY: turn % 40 < 20 ? -60 : 60,
            clientX: left + width * 0.4,
            clientY: top + 60,
          }),
        );
      }
      return times.slice(1).map((at, index) => at - (times[index] ?? at));
    },
    { isZoom: kind === 'zoom', count: FRAMES },
  );
  const workMs = ((await workedMs()) - before) / FRAMES;
  await protocol.detach();
  const end = page.getByRole('button', { name: 'End zooming' });
  if ((await end.count()) > 0) await end.click();
  const sorted = intervals.toSorted((one, other) => one - other);
  return {
    intervalMs: { ...spreadOf(intervals), p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN },
    workMs,
  };
}
