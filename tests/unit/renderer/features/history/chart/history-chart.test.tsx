// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { HistoryAnswer } from '../../../../../../shared/history/answer';
import { packAnswer } from '../../../../../../shared/history/packed';
import { createFakeApi } from '../../../../../fakes/api';
import { berlinDays } from '../../../../../fakes/history-days';
import { snapshotOf } from '../../../../../fakes/snapshot';
import { endpointOf, recordedEvent } from '../../../../../fakes/webhooks';
import { openWindow } from '../../../support/open-window';

/** Four days up to Thursday 29 October, five to noon; the Monday has an afternoon that nobody recorded. */
async function openChart(answer: HistoryAnswer = berlinDays('2026-10-26'), snapshot = snapshotOf()) {
  const api = createFakeApi(snapshot);
  api.answer('webhooks.ofPresence', { receivers: [{ ...recordedEvent(1_044, 'Busy'), endpointId: 'planner' }] });
  api.answer('history.read', packAnswer(answer));
  const now = (): number => Date.parse('2026-10-29T11:54:00+01:00');
  const opened = await openWindow(snapshot, now, { page: 'history', section: null }, api);
  const chart = await screen.findByRole('application', { name: /Chart of your presence/ });
  return { ...opened, chart };
}

/** What a screen reader was told last; the source of the history is a status of its own. */
const spoken = (): string | null => screen.getAllByRole('status').at(-1)?.textContent ?? null;
const tooltip = (): string | null => document.querySelector('.chart-tooltip')?.textContent ?? null;
const days = (): (string | null)[] => [...document.querySelectorAll('.chart-day')].map((day) => day.textContent);
const total = (name: string): string | null =>
  screen.getByRole('button', { name }).closest('tr')?.cells[1]?.textContent ?? null;

describe('The chart of the history', () => {
  it('has a row for each day, the newest first, with its name and its total', async () => {
    await openChart();
    expect(days()).toEqual(['Today3:52', 'Wed28 Oct8:33', 'Tue27 Oct8:35', 'Mon26 Oct6:43']);
  });

  it('says how long a day is on which the clocks change', async () => {
    await openChart(berlinDays('2026-10-24'));
    expect(days().find((day) => day?.startsWith('Sun'))).toContain('25 h');
  });

  it('is one stop of the Tab key, and begins with what runs', async () => {
    const { user, chart } = await openChart();
    act(() => chart.focus());
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(chart);
    expect(spoken()).toBe(
      'Thursday 29 October, On Queue, 10:26:07 – now, 1 h 27 min 53 s so far, Set by you from the tray',
    );
    expect(tooltip()).toContain('10:26:07 – now');
  });

  it('goes by arrow keys from segment to segment, and from day to day to what was at the same time', async () => {
    const { user, chart } = await openChart();
    act(() => chart.focus());
    await user.keyboard('{End}{ArrowLeft}');
    expect(spoken()).toMatch(/^Thursday 29 October, Break, 10:11:05/);
    await user.keyboard('{ArrowDown}');
    expect(spoken()).toMatch(/^Wednesday 28 October, On Queue, 09:43/);
    await user.keyboard('{ArrowRight}{ArrowUp}');
    expect(spoken()).toMatch(/^Thursday 29 October/);
    await user.keyboard('{Home}');
    expect(spoken()).toMatch(/^Thursday 29 October, Offline, 28 Oct, 16:30:.* – 29 Oct, 08:01/);
    await user.keyboard('{ArrowLeft}');
    expect(spoken()).toMatch(/^Wednesday 28 October, Offline/);
  });

  it('takes the tooltip away by Esc, then the details, and then leaves the key to the window', async () => {
    const { user, chart } = await openChart();
    act(() => chart.focus());
    await user.keyboard('{End}{Enter}');
    expect(tooltip()).not.toBeNull();
    await user.keyboard('{Escape}');
    expect(tooltip()).toBeNull();
    expect(screen.queryByRole('region', { name: 'On Queue' })).not.toBeNull();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'On Queue' })).toBeNull();
  });

  it('shows by Enter everything about the segment, with its secondary presence, its note and its zone', async () => {
    const { user, chart } = await openChart();
    act(() => chart.focus());
    await user.keyboard('{End}{ArrowDown}{Home}{ArrowRight}{ArrowRight}{ArrowRight}{Enter}');
    const details = within(screen.getByRole('region', { name: 'Busy · After-call admin' }));
    const lines = Object.fromEntries(
      details.getAllByRole('term').map((term) => [term.textContent, term.nextSibling?.textContent]),
    );
    expect(lines).toEqual({
      Time: '09:31:05 – 09:43:07',
      Lasted: '12 min 01 s',
      Cause: 'Set by you with a shortcut',
      Note: 'Claim 4471, write-up',
      'Time zone': 'Europe/Berlin, +01:00',
    });
    expect(details.getByText('Wednesday 28 October')).toBeTruthy();
    await user.click(details.getByRole('button', { name: 'Close details' }));
    expect(document.activeElement).toBe(chart);
  });

  it('tells beside the zone of then, where that was another, what the clock there showed', async () => {
    const days = berlinDays('2026-10-26');
    const { user, chart } = await openChart({ ...days, zones: [{ from: days.startAt, timeZone: 'Europe/Lisbon' }] });
    act(() => chart.focus());
    await user.keyboard('{End}{Enter}');
    const details = within(screen.getByRole('region', { name: 'On Queue' }));
    expect(details.getByText('Europe/Lisbon, +00:00: it began at 09:26:07 there')).toBeTruthy();
    expect(details.getByText('10:26:07 – now')).toBeTruthy();
  });

  it('says in the details who was told of the change, and what came of it; where nobody is told nothing is asked', async () => {
    const told = await openChart(undefined, snapshotOf({ webhooks: { endpoints: [endpointOf()] } }));
    act(() => told.chart.focus());
    await told.user.keyboard('{End}{Enter}');
    expect(await screen.findByText('Shift planner: 200 in 61 ms')).toBeTruthy();
    const startAt = Date.parse('2026-10-29T10:26:07+01:00');
    expect(told.api.asked).toContainEqual({
      name: 'webhooks.ofPresence',
      input: { startAt, definitionId: 'on_queue' },
    });
    cleanup();

    const alone = await openChart();
    act(() => alone.chart.focus());
    await alone.user.keyboard('{End}{Enter}');
    expect(screen.queryByText('Webhooks')).toBeNull();
    expect(alone.api.asked.map(({ name }) => name)).not.toContain('webhooks.ofPresence');
  });

  it('says what the routing status was on queue', async () => {
    const { user, chart } = await openChart();
    act(() => chart.focus());
    await user.keyboard('{End}{Enter}');
    const details = within(screen.getByRole('region', { name: 'On Queue' }));
    expect(details.getByText(/^Interacting 48 min 00 s, Idle 24 min/)).toBeTruthy();
  });

  it('groups changes that are too short, lists them, and opens them by zooming', async () => {
    const { user, chart } = await openChart();
    act(() => chart.focus());
    await user.keyboard('{End}{ArrowDown}{Home}');
    for (let step = 0; spoken()?.includes('short changes') !== true && step < 20; step += 1) {
      await user.keyboard('{ArrowRight}');
    }
    expect(spoken()).toMatch(/Wednesday 28 October, 4 short changes, 12:32:/);
    await user.keyboard('{Enter}');
    const details = within(screen.getByRole('region', { name: '4 short changes' }));
    expect(details.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^On Queue12:32:/),
      expect.stringMatching(/^Busy12:33:/),
      expect.stringMatching(/^On Queue12:34:/),
      expect.stringMatching(/^Busy12:35:/),
    ]);
    await user.click(details.getByRole('button', { name: 'Zoom to these changes' }));
    act(() => chart.focus());
    await user.keyboard('{ArrowRight}{ArrowLeft}');
    expect(spoken()).not.toContain('short changes');
  });

  it('leaves out what the totals leave out, and only that', async () => {
    const { user, chart } = await openChart();
    await user.click(screen.getByRole('button', { name: 'Break' }));
    act(() => chart.focus());
    await user.keyboard('{End}{ArrowLeft}');
    expect(spoken()).toMatch(/^Thursday 29 October, On Queue, 08:30/);
  });

  it('is zoomed by plus and minus, and 0 shows what it showed of itself', async () => {
    const { user, chart } = await openChart();
    act(() => chart.focus());
    await user.keyboard('{End}{-}{-}{-}{-}{-}');
    expect(spoken()).toBe('Showing 00:00 to 00:00');
    await user.keyboard('{+}');
    expect(spoken()).toMatch(/^Showing \d\d:\d\d to \d\d:\d\d$/);
    await user.click(screen.getByRole('button', { name: 'End zooming' }));
    expect(screen.queryByRole('button', { name: 'End zooming' })).toBeNull();
  });

  it('counts in the totals what is in view, and everything when zooming has ended', async () => {
    const { user, chart } = await openChart();
    const before = total('Meal');
    expect(before).not.toBe('0:00');
    act(() => chart.focus());
    await user.keyboard('{End}{Home}{ArrowRight}{+}{+}{+}{+}');
    expect(await screen.findByText(/^Totals from \d\d:\d\d to \d\d:\d\d of each day$/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Meal' })).toBeNull();
    await user.keyboard('{0}');
    await waitFor(() => expect(total('Meal')).toBe(before));
  });

  it('moves by Shift and an arrow', async () => {
    const { user, chart } = await openChart();
    act(() => chart.focus());
    await user.keyboard('{End}{+}{+}');
    const before = spoken();
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(spoken()).toMatch(/^Showing/);
    expect(spoken()).not.toBe(before);
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(spoken()).toBe(before);
  });

  it('becomes the table by T, and the chart again, with the focus in it', async () => {
    const { user, chart } = await openChart();
    act(() => chart.focus());
    await user.keyboard('t');
    expect(screen.getByRole('table', { name: '' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('main'));
    await user.keyboard('t');
    expect(document.activeElement).toBe(screen.getByRole('application'));
  });

  it('goes to paper whole: its totals and every day of the table, and main makes a document of it', async () => {
    const { user, api } = await openChart(berlinDays('2026-09-01'));
    let printedDays = 0;
    const seen = new MutationObserver(() => {
      printedDays = Math.max(printedDays, document.querySelectorAll('.history-print .day-head').length);
    });
    seen.observe(document.body, { childList: true, subtree: true });
    await user.keyboard('{Control>}p{/Control}');
    await waitFor(() => expect(api.asked.at(-1)?.name).toBe('history.exportDocument'));
    await waitFor(() => expect(document.querySelector('.history-print')).toBeNull());
    seen.disconnect();
    expect(printedDays).toBe(59);
  });
});
