// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { EndpointView, Snapshot } from '../../../../../../shared/snapshot';
import { snapshotOf } from '../../../../../fakes/snapshot';
import { endpointOf, failingEndpoint, recordedEvents } from '../../../../../fakes/webhooks';
import { createFakeApi } from '../../../../../fakes/api';
import { noonish } from '../../../../../fakes/snapshot';
import { openWindow } from '../../../support/open-window';

async function open(endpoints: readonly EndpointView[], changes: Parameters<typeof snapshotOf>[0] = {}) {
  const snapshot: Snapshot = snapshotOf({ ...changes, webhooks: { endpoints: [...endpoints] } });
  const api = createFakeApi(snapshot);
  api.answer('webhooks.events', { events: [...recordedEvents] });
  api.answer('webhooks.sendAgain', { count: 2 });
  return openWindow(snapshot, () => noonish, { page: 'settings', section: 'webhooks' }, api);
}

const page = () => within(screen.getByRole('main'));
const button = (name: string): HTMLElement => page().getByRole('button', { name });
const asked = (api: { readonly asked: readonly { readonly name: string }[] }) =>
  api.asked.filter(({ name }) => name !== 'webhooks.events');

describe('The webhooks', () => {
  it('are none at first, and one is added with its name, address and form', async () => {
    const { api, user } = await open([]);
    expect(page().getByText('Nobody is told of your changes.')).toBeTruthy();
    await user.click(button('Add a webhook'));
    await user.type(page().getByLabelText('Name'), 'Planner');
    await user.type(page().getByLabelText('Address'), 'https://planner.example/in');
    await user.selectOptions(page().getByLabelText('Form'), 'CloudEvents 1.0');
    await user.keyboard('{Enter}');
    await user.click(button('Save'));
    expect(asked(api)[0]).toEqual({
      name: 'webhooks.save',
      input: { id: null, name: 'Planner', url: 'https://planner.example/in', envelope: 'cloudevents' },
    });
  });

  it.each([
    ['planner', 'Give a whole address, such as https://planner.example/hooks.'],
    ['http://planner.example', 'It must begin with https://. Only this computer may have http://.'],
    ['https://planner.harbour.example/hooks/presence', 'This address is in the list already.'],
  ])('do not take the address %s, and say why', async (address, why) => {
    const { api, user } = await open([endpointOf()]);
    await user.click(button('Add a webhook'));
    await user.type(page().getByLabelText('Address'), address);
    await user.click(button('Save'));
    expect(page().getByText(why)).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toBe(why);
    expect(asked(api)).toEqual([]);
  });

  it('say how each one fares, since when and why', async () => {
    await open([endpointOf(), failingEndpoint]);
    expect(page().getByText('Delivered 10:43:00.')).toBeTruthy();
    expect(
      page().getByText('Failing since 10:20:00: it answered 503. 3 events wait. Next try 11:56:00. 1 was given up.'),
    ).toBeTruthy();
  });

  it('are tested, hurried, paused, switched off and changed', async () => {
    const { api, user } = await open([failingEndpoint]);
    await user.click(button('Send a test: Wallboard'));
    await user.click(button('Try now: Wallboard'));
    await user.click(button('Pause: Wallboard'));
    await user.click(page().getByRole('switch', { name: failingEndpoint.url }));
    await user.click(button('Edit: Wallboard'));
    await user.clear(page().getByLabelText('Name'));
    await user.type(page().getByLabelText('Name'), 'Wall');
    await user.click(button('Save'));
    const id = 'wallboard';
    expect(asked(api)).toEqual([
      { name: 'webhooks.test', input: { id } },
      { name: 'webhooks.tryNow', input: { id } },
      { name: 'webhooks.setPaused', input: { id, isPaused: true } },
      { name: 'webhooks.setEnabled', input: { id, isEnabled: false } },
      { name: 'webhooks.save', input: { id, name: 'Wall', url: failingEndpoint.url, envelope: 'plain' } },
    ]);
  });

  it('give their secret to the clipboard, and ask before a new one and before they go', async () => {
    const { api, user } = await open([failingEndpoint]);
    await user.click(button('Copy the secret: Wallboard'));
    await user.click(button('New secret: Wallboard'));
    const renewing = within(screen.getByRole('alertdialog', { name: 'Make a new secret for Wallboard?' }));
    await user.click(renewing.getByRole('button', { name: 'Make and copy it' }));
    await user.click(button('Remove: Wallboard'));
    const removing = within(screen.getByRole('alertdialog', { name: 'Remove Wallboard?' }));
    expect(removing.getByText('3 events that wait for it are lost, and its secret is deleted.')).toBeTruthy();
    await user.click(removing.getByRole('button', { name: 'Keep it' }));
    expect(asked(api).map(({ name }) => name)).toEqual(['webhooks.copySecret', 'webhooks.renewSecret']);
  });

  it('show what was sent, how often, what was answered, and send it again', async () => {
    const { api, user } = await open([failingEndpoint]);
    const rows = within(await page().findByRole('table'))
      .getAllByRole('row')
      .slice(1);
    const cells = rows.map((row) =>
      within(row)
        .getAllByRole('cell')
        .slice(0, 4)
        .map(({ textContent }) => textContent),
    );
    expect(cells[2]?.[0]).toBe('1039');
    expect(cells.map((row) => row[3])).toEqual([
      'Waits',
      'Waits',
      '503 in 88 ms',
      'Given up: it answered 422',
      '200 in 61 ms',
    ]);
    await user.click(within(rows[3] ?? document.body).getByRole('button', { name: /^Resend/ }));
    expect(asked(api)).toEqual([{ name: 'webhooks.sendAgain', input: { id: 'wallboard', which: { eventId: 1_038 } } }]);
    await user.click(within(rows[2] ?? document.body).getByRole('button', { name: /^Body of Break/ }));
    expect(page().getByLabelText('Body of Break', { selector: 'pre' }).textContent).toContain('"sequence": 1039');
    expect(page().getByText(/503 in 88 ms · Service Unavailable/)).toBeTruthy();
  });

  it('send everything of a local day again', async () => {
    const { api, user } = await open([failingEndpoint]);
    await user.type(await page().findByLabelText('Send a day again'), '2026-10-28');
    await user.click(button('Send again'));
    const which = { from: new Date(2026, 9, 28).getTime(), until: new Date(2026, 9, 29).getTime() };
    expect(asked(api)).toEqual([{ name: 'webhooks.sendAgain', input: { id: 'wallboard', which } }]);
    expect(await page().findByText('2 events are sent again.')).toBeTruthy();
  });

  it('that the organisation has decided are not the agent’s to change', async () => {
    await open([endpointOf({ decidedBy: 'policy' })], { settings: { origins: { webhooks: 'policy' } } });
    expect(page().getAllByText('Set by your organisation')).toHaveLength(2);
    expect(page().queryByRole('button', { name: /^(Edit|Remove|Add)/ })).toBeNull();
    expect(page().queryByRole('switch')).toBeNull();
    expect(button('Send a test: Shift planner')).toBeTruthy();
  });

  it.each([
    ['gone', 'It said that it wants no more events (410).', 'Send to it again: Shift planner'],
    ['paused', 'Paused.', 'Resume: Shift planner'],
    ['keychain', 'Your keyring does not give its secret. Nothing is sent unsigned.', 'Pause: Shift planner'],
  ] as const)('that are %s say so and offer the way on', async (state, sentence, way) => {
    await open([endpointOf({ state })]);
    expect(page().getByText(sentence)).toBeTruthy();
    expect(button(way)).toBeTruthy();
  });
});

describe('A receiver in trouble', () => {
  const shown = async (view: EndpointView) => openWindow(snapshotOf({ webhooks: { endpoints: [view] } }));

  it('is told in the window’s foot once it lasts, with the way to it', async () => {
    const { api, user } = await shown(failingEndpoint);
    expect(screen.getByText(/^Wallboard could not be told of your changes since/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Look' }));
    expect(asked(api)).toEqual([{ name: 'window.openPage', input: { page: 'settings', section: 'webhooks' } }]);
  });

  it('is not told while it may be over in a moment', async () => {
    await shown({ ...failingEndpoint, failingSince: noonish - 10 * 60_000 });
    expect(screen.queryByText(/^Wallboard/)).toBeNull();
  });

  it('that refused an event is told for a day, and no longer', async () => {
    const { show } = await shown(endpointOf({ dead: 1, givenUpAt: noonish - 3_600_000 }));
    expect(screen.getByText(/^Shift planner refuses one of your changes/)).toBeTruthy();
    const old = endpointOf({ dead: 1, givenUpAt: noonish - 25 * 3_600_000 });
    show(snapshotOf({ webhooks: { endpoints: [old] } }));
    expect(screen.queryByText(/^Shift planner/)).toBeNull();
  });

  it('is told at once when it wants no more', async () => {
    await shown(endpointOf({ state: 'gone' }));
    expect(screen.getByText(/^Shift planner wants no more/)).toBeTruthy();
  });
});
