// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { choicesOf, presenceOf, snapshotOf, usualOffer, wantedOf } from '../../../../fakes/snapshot';
import { cell, filter, markedCell, openWindow, spoken } from '../../support/open-window';

const awayRefused = snapshotOf({
  presence: {
    current: presenceOf('break', 'Break'),
    choices: choicesOf(usualOffer, { away: { code: 'transition-forbidden', allowed: ['available', 'offline'] } }),
  },
});

describe('the picker with the keyboard', () => {
  it('opens with the filter focused and the current presence marked', async () => {
    await openWindow();
    expect(document.activeElement).toBe(filter());
    expect(markedCell()).toBe('On Queue');
  });

  it('sets a row by its number, once however long the key is held', async () => {
    const { api, user } = await openWindow();
    await user.keyboard('{4>5/}');
    expect(api.asked).toEqual([{ name: 'presence.set', input: { definitionId: 'break' } }]);
    expect(filter()).toHaveProperty('value', '');
  });

  it('types a number into a filter that has begun', async () => {
    const { api, user } = await openWindow();
    await user.keyboard('x1');
    expect(filter()).toHaveProperty('value', 'x1');
    expect(api.asked).toEqual([]);
  });

  it('goes to a row with the arrows, into its secondaries, and sets with Enter', async () => {
    const { api, user } = await openWindow();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(markedCell()).toBe('After-call admin');
    await user.keyboard('{ArrowLeft}');
    expect(markedCell()).toBe('Busy');
    await user.keyboard('{ArrowRight}{Enter}');
    expect(api.asked).toEqual([{ name: 'presence.set', input: { definitionId: 'after-call-admin' } }]);
  });

  it('filters as one types, says how many are left, and Enter sets the first', async () => {
    const { api, user } = await openWindow();
    await user.keyboard('co');
    expect(screen.getAllByRole('gridcell').map(({ textContent }) => textContent)).toEqual([
      'Training › Coaching',
      'Away › Comfort break',
    ]);
    expect(spoken('polite')).toBe('2 of 14');
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([{ name: 'presence.set', input: { definitionId: 'coaching' } }]);
    expect(filter()).toHaveProperty('value', '');
  });

  it('says so when nothing is called like that', async () => {
    const { api, user } = await openWindow();
    await user.keyboard('zz{Enter}');
    expect(screen.queryAllByRole('gridcell')).toEqual([]);
    expect(spoken('polite')).toBe('Nothing is called “zz”. Esc clears the filter.');
    expect(api.asked).toEqual([]);
  });

  it('clears the filter with Esc, and closes with the next', async () => {
    const { api, user } = await openWindow();
    await user.keyboard('co{Escape}');
    expect(filter()).toHaveProperty('value', '');
    expect(api.asked).toEqual([]);
    await user.keyboard('{Escape}');
    expect(api.asked).toEqual([{ name: 'window.close', input: undefined }]);
  });

  it('closes with Ctrl+W, also with a filter', async () => {
    const { api, user } = await openWindow();
    await user.keyboard('co{Control>}w{/Control}');
    expect(api.asked).toEqual([{ name: 'window.close', input: undefined }]);
  });

  it('begins anew when the window comes to the front again', async () => {
    const { user, bringToFront } = await openWindow();
    await user.keyboard('co');
    await user.click(screen.getByRole('button', { name: /^Account/ }));
    bringToFront();
    expect(filter()).toHaveProperty('value', '');
    expect(document.activeElement).toBe(filter());
    expect(screen.queryByText('Sign out')).toBeNull();
  });
});

describe('the picker with the mouse', () => {
  it('sets the row and the pill that is clicked, and keeps the focus in the filter', async () => {
    const { api, user } = await openWindow();
    await user.click(cell('Meal'));
    await user.click(cell('Team huddle'));
    expect(api.asked.map(({ input }) => input)).toEqual([{ definitionId: 'meal' }, { definitionId: 'team-huddle' }]);
    expect(document.activeElement).toBe(filter());
  });
});

describe('a refused choice', () => {
  it('stays in view with its reason, which describes it', async () => {
    await openWindow(awayRefused);
    const away = cell('Away');
    expect(away.getAttribute('aria-disabled')).toBe('true');
    const reason = document.getElementById(away.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toBe('Set Available first');
    expect(screen.queryByRole('gridcell', { name: 'Comfort break' })).toBeNull();
  });

  it('is not sent, by click or by number, and says why', async () => {
    const { api, user } = await openWindow(awayRefused);
    await user.click(cell('Away'));
    await user.keyboard('8');
    expect(api.asked).toEqual([]);
    expect(spoken('polite')).toBe('Away cannot be set: Set Available first');
  });
});

describe('the state of a choice', () => {
  it('is current where it stands, a secondary in the row of its parent', async () => {
    await openWindow(snapshotOf({ presence: { current: presenceOf('meeting', 'Team huddle') } }));
    expect(cell('Team huddle').getAttribute('aria-current')).toBe('true');
    expect(cell('Meeting').getAttribute('aria-current')).toBeNull();
    expect(markedCell()).toBe('Team huddle');
  });

  it('is being set while it is sent, and the old one stays current', async () => {
    await openWindow(snapshotOf({ presence: { wanted: wantedOf('Break') } }));
    expect(cell('Break being set')).toBeTruthy();
    expect(cell('On Queue').getAttribute('aria-current')).toBe('true');
    expect(markedCell()).toContain('Break');
  });

  it('is waiting while it cannot be sent', async () => {
    await openWindow(snapshotOf({ presence: { wanted: wantedOf('Break', { stage: 'waiting' }) } }));
    const row = cell('Break waiting').closest<HTMLElement>('[role=row]');
    expect(within(row ?? document.body).queryByText('4')).toBeNull();
  });
});

describe('the secondaries that do not fit', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('stand behind a last pill, which opens them as rows of their own', async () => {
    // jsdom lays nothing out: every pill is 30 wide here and every row has 90 for them, so one fits beside the last pill.
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(30);
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(90);
    vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockReturnValue(90);
    const choices = choicesOf([
      { presence: 'on_queue', label: 'On Queue' },
      { presence: 'busy', label: 'Busy', secondaries: ['Admin', 'Email', 'Escalation'] },
    ]);
    const { api, user } = await openWindow(snapshotOf({ presence: { choices } }));
    const more = cell('2 more under Busy');
    expect(more.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('gridcell', { name: 'Email' })).toBeNull();
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{Enter}');
    expect(more.getAttribute('aria-expanded')).toBe('true');
    expect(cell('Escalation')).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(api.asked).toEqual([{ name: 'presence.set', input: { definitionId: 'email' } }]);
  });
});

describe('the list before the cloud has answered', () => {
  it('says what will be here', async () => {
    const { show } = await openWindow(snapshotOf({ presence: { current: null, choices: [] } }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Not known yet');
    expect(screen.getByText(/are listed here as soon as Genesys Cloud answers/)).toBeTruthy();
    show(snapshotOf());
    expect(document.activeElement).toBe(filter());
  });
});
