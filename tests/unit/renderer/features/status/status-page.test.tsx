// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { noonish, presenceOf, snapshotOf, wantedOf } from '../../../../fakes/snapshot';
import { filter, openWindow, spoken } from '../../support/open-window';

const heading = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;
const noted = snapshotOf({ presence: { current: presenceOf('on_queue', 'On Queue', { note: 'On claims' }) } });
const noteField = (): HTMLElement => screen.getByRole('textbox', { name: 'Note' });

describe('the header', () => {
  it('is one sentence', async () => {
    await openWindow(noted);
    expect(heading()).toBe('On Queue since 10:42, 1 hour 12 minutes. Set by you from the tray. Note: On claims');
  });

  it('says as of when, once it may be old', async () => {
    await openWindow(snapshotOf({ connection: { isStale: true, confirmedAt: noonish - 240_000, state: 'offline' } }));
    expect(heading()).toMatch(/^On Queue as of 11:50, 4 minutes ago\./);
    expect(screen.getByText('4 m ago')).toBeTruthy();
  });

  it('names the system presence of a secondary', async () => {
    await openWindow(snapshotOf({ presence: { current: presenceOf('meeting', 'Team huddle') } }));
    expect(screen.getByText(/^Meeting · since/)).toBeTruthy();
  });
});

describe('the running time', () => {
  afterEach(() => vi.useRealTimers());

  it('ticks on the minute of the presence while the window is seen, and rests while it is hidden', async () => {
    const since = noonish - 59_000;
    const snapshot = snapshotOf({ presence: { current: presenceOf('break', 'Break', { since }) } });
    let now = noonish;
    await openWindow(snapshot, () => now);
    // From here on time is driven by hand; the one timer of the page is set anew under the fake clock by a visibility change.
    vi.useFakeTimers();
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    const setVisibility = (state: DocumentVisibilityState): void => {
      visibility.mockReturnValue(state);
      act(() => void document.dispatchEvent(new Event('visibilitychange')));
    };
    setVisibility('visible');
    expect(screen.getByText('just now')).toBeTruthy();
    expect(vi.getTimerCount()).toBe(1);
    now += 1_000;
    act(() => void vi.advanceTimersByTime(1_000));
    expect(screen.getByText('1 m')).toBeTruthy();
    setVisibility('hidden');
    expect(vi.getTimerCount()).toBe(0);
    now += 600_000;
    setVisibility('visible');
    expect(screen.getByText('11 m')).toBeTruthy();
    visibility.mockRestore();
  });
});

describe('the note', () => {
  it('is written in place after Ctrl+E and saved with Enter, and the focus returns', async () => {
    const { api, user } = await openWindow(noted);
    await user.keyboard('{Control>}e{/Control}');
    expect(document.activeElement).toBe(noteField());
    await user.keyboard(' till noon{Enter}');
    expect(api.asked).toEqual([{ name: 'presence.setNote', input: { note: 'On claims till noon' } }]);
    expect(document.activeElement).toBe(filter());
  });

  it('stays as it was with Esc, which does not close the window', async () => {
    const { api, user } = await openWindow(noted);
    await user.click(screen.getByRole('button', { name: 'Edit note: On claims' }));
    await user.keyboard('x{Escape}');
    expect(api.asked).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit note: On claims' }));
  });

  it('is not sent when nothing was changed', async () => {
    const { api, user } = await openWindow(noted);
    await user.keyboard('{Control>}e{/Control}{Enter}');
    expect(api.asked).toEqual([]);
  });

  it('goes with the status that is chosen while it is written', async () => {
    const { api, user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Add a note' }));
    await user.keyboard('Dentist');
    await user.click(screen.getByRole('gridcell', { name: 'Away' }));
    expect(api.asked).toEqual([{ name: 'presence.set', input: { definitionId: 'away', note: 'Dentist' } }]);
  });

  it('takes 200 characters and shows how many there are', async () => {
    const { user } = await openWindow(noted);
    await user.keyboard('{Control>}e{/Control}');
    expect(noteField().getAttribute('maxlength')).toBe('200');
    expect(screen.getByText('9/200')).toBeTruthy();
  });
});

describe('a notice', () => {
  const failure = { code: 'timeout', detail: '', retryAt: noonish + 8_000 } as const;

  it('of a waiting choice says why, when and until when, and offers to try now or to stay', async () => {
    const { api, user } = await openWindow(
      snapshotOf({ presence: { wanted: wantedOf('Break', { stage: 'waiting', failure }) } }),
    );
    expect(screen.getByRole('heading', { name: 'Break is not set yet' })).toBeTruthy();
    expect(screen.getByText('Genesys Cloud does not answer. Next try in 8 s. Last try by 12:09.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    await user.click(screen.getByRole('button', { name: 'Stay On Queue' }));
    expect(api.asked.map(({ name }) => name)).toEqual(['presence.retry', 'presence.withdraw']);
  });

  it('names the time of a try that is far off, and none that depends on something else', async () => {
    const waiting = (retryAt: number | null) =>
      snapshotOf({ presence: { wanted: wantedOf('Break', { stage: 'waiting', failure: { ...failure, retryAt } }) } });
    const { show } = await openWindow(waiting(noonish + 360_000));
    expect(screen.getByText(/Next try at 12:00\./)).toBeTruthy();
    show(waiting(null));
    expect(screen.getByText(/It is tried again as soon as that changes\./)).toBeTruthy();
  });

  it('of a conflict lets the agent keep theirs or set mine', async () => {
    const notice = { kind: 'conflict', theirsLabel: 'Meeting', mineLabel: 'Break', mineDefinitionId: 'break' } as const;
    const { api, user } = await openWindow(snapshotOf({ presence: { notice } }));
    await user.click(screen.getByRole('button', { name: 'Keep Meeting' }));
    await user.click(screen.getByRole('button', { name: 'Set Break' }));
    expect(api.asked.map(({ input }) => input)).toEqual([{ answer: 'keep-theirs' }, { answer: 'set-mine' }]);
  });

  it('of a choice that was given up names the missing permission', async () => {
    const notice = { kind: 'not-set', label: 'Coaching', code: 'permission-missing', detail: 'a:b:c' } as const;
    const { api, user } = await openWindow(snapshotOf({ presence: { notice } }));
    expect(screen.getByText('Your role lacks the permission a:b:c.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(api.asked.map(({ name }) => name)).toEqual(['presence.dismissNotice']);
  });

  it.each([
    ['permission-missing', 'a:b:c, d:e:f'],
    ['permission-missing', 'Routing > Agent > On Queue'],
    ['scope-missing', 'presence'],
  ] as const)('of %s copies the exact name, and says so: %s', async (code, detail) => {
    const notice = { kind: 'not-set', label: 'Coaching', code, detail } as const;
    const { api, user } = await openWindow(snapshotOf({ presence: { notice } }));
    await user.click(screen.getByRole('button', { name: 'Copy its name' }));
    expect(api.asked.map(({ name }) => name)).toEqual(['presence.copyMissingPermission']);
    expect(screen.getByRole('button', { name: 'Name copied' })).toBeTruthy();
    expect(spoken('polite')).toBe('Name copied');
  });

  it.each([
    ['permission-missing', 'that Genesys Cloud does not name'],
    ['scope-missing', 'a scope that Genesys Cloud does not name'],
    ['rejected', 'conflict'],
  ] as const)('of %s offers no name to copy where there is none: %s', async (code, detail) => {
    await openWindow(snapshotOf({ presence: { notice: { kind: 'not-set', label: 'Coaching', code, detail } } }));
    expect(screen.queryByRole('button', { name: 'Copy its name' })).toBeNull();
  });

  it('tells of a request that main refused, until it is dismissed', async () => {
    const { api, user } = await openWindow();
    api.refuse('presence.set', { code: 'TRANSITION_FORBIDDEN', message: '' });
    await user.keyboard('4');
    expect(screen.getByRole('heading', { name: 'That did not work' })).toBeTruthy();
    expect(screen.getByText(/may not follow the present status; Available, Busy, .* may\./)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('heading', { name: 'That did not work' })).toBeNull();
  });

  it('does not take the focus, and comes before the filter in the order', async () => {
    const { user } = await openWindow(
      snapshotOf({ presence: { wanted: wantedOf('Break', { stage: 'waiting', failure }) } }),
    );
    expect(document.activeElement).toBe(filter());
    await user.tab({ shift: true });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Stay On Queue' }));
  });
});

describe('the live regions', () => {
  it('tell of a confirmed choice and of a change from elsewhere', async () => {
    const { show } = await openWindow();
    show(snapshotOf({ presence: { current: presenceOf('break', 'Break') } }));
    expect(spoken('polite')).toBe('Break, set');
    const current = presenceOf('meeting', 'Meeting', { cause: { kind: 'elsewhere' } });
    show(snapshotOf({ presence: { current } }));
    expect(spoken('assertive')).toBe('Changed elsewhere to Meeting');
  });
});
