// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeApi } from '../../../../fakes/api';
import { fortnight } from '../../../../fakes/history-answer';
import { changeOf, noonish, snapshotOf } from '../../../../fakes/snapshot';
import { openWindow } from '../../support/open-window';
import { historyRangeSchema } from '../../../../../shared/history/answer';
import type { HistoryAnswer } from '../../../../../shared/history/answer';
import { lengthMs } from '../../../../../shared/history/interval';
import { packAnswer } from '../../../../../shared/history/packed';
import { totalsOf } from '../../../../../shared/history/totals';
import { lastDays } from '../../../../../shared/history/zone';

/** Few enough days that asking the page for roles is quick. */
function threeDays(): HistoryAnswer {
  const whole = fortnight();
  const { startAt } = lastDays(3, noonish, whole.timeZone);
  return { ...whole, startAt, parts: whole.parts.filter((part) => part.startAt >= startAt) };
}

async function openHistory(answer: HistoryAnswer = threeDays(), snapshot = snapshotOf()) {
  const api = createFakeApi(snapshot);
  api.answer('history.read', packAnswer(answer));
  const opened = await openWindow(snapshot, () => noonish, { page: 'history', section: null }, api);
  const isTold = snapshot.session.state === 'signed-in' && answer.parts.some(({ kind }) => kind === 'presence');
  if (isTold) await opened.user.click(await screen.findByRole('radio', { name: 'Table' }));
  return opened;
}

const reads = (asked: readonly { name: string; input: unknown }[]) =>
  asked.filter(({ name }) => name === 'history.read').map(({ input }) => input as { range: object; isAsked: boolean });

const textsOf = (selector: string): (string | null)[] =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
const dayHeads = (): (string | null)[] => textsOf('.day-table .day-head');
const rows = (): (string | null)[] => textsOf('.day-table tbody tr:not(.day-head)');

describe('The history window', () => {
  it('asks for the last fourteen days, and shows them day by day, the newest first', async () => {
    const { api } = await openHistory(fortnight());
    await screen.findByText(/Thursday,? 29 October 2026/);
    const heads = dayHeads();
    expect(heads).toHaveLength(14);
    expect(heads[0]).toContain('29 October');
    expect(heads.at(-1)).toContain('16 October');
    const [first] = reads(api.asked);
    expect(historyRangeSchema.safeParse(first?.range).success).toBe(true);
    expect(document.title).toBe('Presence Tray history');
  });

  it('says of each part its presence, times, length, cause and note', async () => {
    await openHistory();
    const [status] = await screen.findAllByText('After-call admin');
    const cells = [...(status?.closest('tr')?.cells ?? [])].map(({ textContent }) => textContent);
    expect(cells).toEqual([
      'BusyAfter-call admin',
      '11:50:06',
      'now',
      '0:03:53',
      'Changed elsewhere',
      'Claim 4471, write-up',
    ]);
  });

  it('asks for another range when it is chosen', async () => {
    const { api, user } = await openHistory();
    await user.click(await screen.findByRole('radio', { name: '7 days' }));
    const [, second] = reads(api.asked);
    expect(Math.round(lengthMs(second?.range as { startAt: number; endAt: number }) / 86_400_000)).toBe(7);
  });

  it('asks again when main knows more or the presence has changed, and not otherwise', async () => {
    const { api, show } = await openHistory();
    await screen.findAllByText('Meal');
    show(snapshotOf({ history: { version: 0, today: null } }));
    expect(reads(api.asked)).toHaveLength(1);
    show(snapshotOf({ history: { version: 1, today: null } }));
    expect(reads(api.asked)).toHaveLength(2);
    const recentChanges = [changeOf(7, 'meal', 'Meal')];
    show(snapshotOf({ history: { version: 1, today: null }, presence: { recentChanges } }));
    expect(reads(api.asked)).toHaveLength(3);
    await act(async () => {});
  });

  it('has totals whose rows take their kind out of what is shown', async () => {
    const answer = threeDays();
    const { user } = await openHistory(answer);
    const meal = await screen.findByRole('button', { name: 'Meal' });
    expect(meal.getAttribute('aria-pressed')).toBe('true');
    const meals = (): number => rows().filter((text) => text?.startsWith('Meal')).length;
    expect(meals()).toBe(2);
    const signedIn = (): string | null | undefined => textsOf('.totals-table tfoot td')[0];
    const before = signedIn();
    await user.click(meal);
    expect(meal.getAttribute('aria-pressed')).toBe('false');
    expect(meals()).toBe(0);
    expect(signedIn()).not.toBe(before);
    const row = totalsOf(answer.parts).rows.find(({ key }) => key === 'meal');
    expect(meal.closest('tr')?.cells[3]?.textContent).toBe(String(row?.count));
  });

  it('saves the range as a file, and says before what will be in it', async () => {
    const { api, user } = await openHistory();
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    expect(screen.getByText(/^3 days · \d+ changes · /)).toBeTruthy();
    await user.click(screen.getByRole('menuitem', { name: /^Save as CSV/ }));
    expect(api.asked.at(-1)).toMatchObject({ name: 'history.export', input: { format: 'csv' } });
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('opens the menu of files by Ctrl+E, and the arrows go round in it', async () => {
    const { user } = await openHistory();
    await screen.findByRole('button', { name: 'Export' });
    const focused = (): string | null | undefined => document.activeElement?.firstElementChild?.textContent;
    await user.keyboard('{Control>}e{/Control}');
    expect(focused()).toBe('Save as CSV');
    await user.keyboard('{ArrowUp}');
    // The picture is of the chart, and the table is shown.
    expect(focused()).toBe('Save as PDF');
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Save as CSV');
    await user.keyboard('{End}{Home}{ArrowDown}');
    expect(focused()).toBe('Save as JSON');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Export' }));
  });

  it('says by its exact name which right is missing', async () => {
    await openHistory(
      fortnight({ source: { kind: 'journal', missing: 'permission', name: 'analytics:userDetail:view' } }),
    );
    expect(await screen.findByText(/lacks the permission analytics:userDetail:view/)).toBeTruthy();
  });

  it('says how far it is, and stops at the agent’s word', async () => {
    const source = {
      kind: 'cloud',
      updatedAt: null,
      progress: { fetchedDays: 3, allDays: 14 },
      failure: null,
    } as const;
    const { api, user } = await openHistory(fortnight({ source, badRecords: 2 }));
    expect(await screen.findByText(/3 of 14 days loaded/)).toBeTruthy();
    expect(screen.getByText('2 records of Genesys Cloud could not be read.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Stop loading' }));
    expect(api.asked.at(-1)?.name).toBe('history.stop');
  });

  it('is told to a screen reader when loading begins and ends, and not at each step of it', async () => {
    const said = (): string =>
      screen
        .getAllByRole('status')
        .map(({ textContent }) => textContent)
        .join('');
    const loading = (fetchedDays: number) =>
      ({ kind: 'cloud', updatedAt: null, progress: { fetchedDays, allDays: 14 }, failure: null }) as const;
    const { api, show } = await openHistory(threeDays());
    let version = 0;
    const tell = async (changes: Partial<HistoryAnswer>): Promise<void> => {
      version += 1;
      api.answer('history.read', packAnswer({ ...threeDays(), ...changes }));
      show(snapshotOf({ history: { version, today: null } }));
      await act(async () => {});
    };
    await tell({ source: loading(0) });
    expect(said()).toBe('Loading your history');
    await tell({ source: loading(7) });
    expect(screen.getByText('7 of 14 days loaded')).toBeTruthy();
    expect(said()).toBe('Loading your history');
    await tell({});
    expect(said()).toBe('Your history is loaded');
    await tell({ source: { ...loading(0), progress: null, failure: { code: 'network', detail: '' } } });
    expect(said()).toBe('Some days could not be loaded. No connection to Genesys Cloud.');
  });

  it('says why days could not be loaded, and asks anew at the agent’s word', async () => {
    const source = {
      kind: 'cloud',
      updatedAt: null,
      progress: null,
      failure: { code: 'network', detail: '' },
    } as const;
    const { api, user } = await openHistory(fortnight({ source }));
    expect(await screen.findByText('No connection to Genesys Cloud.')).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'Refresh' })[0] as HTMLElement);
    expect(reads(api.asked).at(-1)).toMatchObject({ isAsked: true });
    await act(async () => {});
  });

  it('says from when there will be something where there is nothing yet', async () => {
    await openHistory(fortnight({ parts: [] }));
    expect(await screen.findByText('Nothing here yet')).toBeTruthy();
  });

  it('asks nobody while nobody is signed in', async () => {
    const session = { state: 'signed-out', reason: 'never', detail: '', canSignIn: true } as const;
    const { api } = await openHistory(fortnight(), snapshotOf({ session }));
    expect(screen.getByText('Sign in to see your history')).toBeTruthy();
    expect(reads(api.asked)).toEqual([]);
  });
});
