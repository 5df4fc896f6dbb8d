// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../../../shared/snapshot';
import { snapshotOf } from '../../../../fakes/snapshot';
import { openSettings } from '../../support/open-settings';

const listening = { state: 'listening', addresses: ['http://127.0.0.1:3000', 'http://[::1]:3000'] } as const;
const on = (
  localApi: Snapshot['localApi'] = { ...listening, addresses: [...listening.addresses] },
  more = {},
): Snapshot => snapshotOf({ localApi, settings: { values: { localApi: { isOn: true, port: 3_000 } } }, ...more });
const open = (snapshot: Snapshot) => openSettings(snapshot, 'local-api');
const page = () => within(screen.getByRole('main'));
const button = (name: string): HTMLElement => page().getByRole('button', { name });

describe('The local API in the settings', () => {
  it('is off, says what it is for, and is switched on', async () => {
    const { api, user } = await open(snapshotOf());
    expect(page().getByText(/For a Stream Deck, a busy light/)).toBeTruthy();
    expect(page().queryByText('Tokens')).toBeNull();
    await user.click(page().getByRole('switch', { name: 'Let programs on this computer use Presence Tray' }));
    expect(api.asked).toEqual([{ name: 'settings.update', input: { localApi: { isOn: true } } }]);
  });

  it('says where it is found, and where it is described', async () => {
    await open(on());
    expect(page().getByText('http://127.0.0.1:3000')).toBeTruthy();
    expect(page().getByText(/described at http:\/\/127.0.0.1:3000\/openapi.json/)).toBeTruthy();
  });

  it('says that the port is in use and offers a free one', async () => {
    const { api, user } = await open(on({ state: 'in-use', freePort: 3_001 }));
    expect(page().getByText('Another program already uses port 3000.')).toBeTruthy();
    await user.click(button('Use 3001'));
    await user.click(button('Try again'));
    expect(api.asked).toEqual([
      { name: 'settings.update', input: { localApi: { port: 3_001 } } },
      { name: 'localApi.retry', input: undefined },
    ]);
  });

  it('offers no other port where the port was decided', async () => {
    const settings = { values: { localApi: { isOn: true, port: 3_000 } }, origins: { 'localApi.port': 'environment' } };
    await open(on({ state: 'in-use', freePort: 3_001 }, { settings }));
    expect(page().queryByRole('button', { name: 'Use 3001' })).toBeNull();
    expect(page().getByText('Set when Presence Tray was started')).toBeTruthy();
  });

  it.each([
    [{ state: 'not-allowed' }, /does not let programs use port 3000/],
    [{ state: 'keyring', code: 'locked' }, /Unlock it and try again/],
    [{ state: 'failed', detail: 'EMFILE' }, /could not be opened: EMFILE/],
    [{ state: 'starting' }, /being opened/],
  ] as const)('says how it stands: %j', async (view, words) => {
    await open(on(view));
    expect(page().getByText(words)).toBeTruthy();
  });

  it('moves to a port when Enter is pressed, and not while it is typed or means nothing', async () => {
    const { api, user } = await open(on());
    const port = page().getByRole('textbox', { name: 'Port' });
    await user.clear(port);
    await user.type(port, '70000{Enter}');
    expect(page().getByText('A port is a number from 1 to 65535.')).toBeTruthy();
    expect(port.getAttribute('aria-invalid')).toBe('true');
    await user.clear(port);
    await user.type(port, '4000');
    expect(api.asked).toEqual([]);
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([{ name: 'settings.update', input: { localApi: { port: 4_000 } } }]);
  });

  it('lets the person say what programs mean by “unavailable”', async () => {
    const { api, user } = await open(on());
    await user.selectOptions(page().getByRole('combobox', { name: 'By “unavailable” they mean' }), 'break');
    expect(api.asked).toEqual([{ name: 'settings.update', input: { unavailableAs: 'break' } }]);
  });
});

describe('A token in the settings', () => {
  it('is shown when it is asked for, and hidden again', async () => {
    const { api, user } = await open(on());
    api.answer('localApi.showToken', { token: 'ptr_visible' });
    expect(page().queryByText('ptr_visible')).toBeNull();
    await user.click(button('Show: Read only'));
    expect(page().getByText('ptr_visible')).toBeTruthy();
    await user.click(button('Hide: Read only'));
    expect(page().queryByText('ptr_visible')).toBeNull();
    expect(api.asked).toEqual([{ name: 'localApi.showToken', input: { access: 'read-only' } }]);
  });

  it('is copied without being shown', async () => {
    const { api, user } = await open(on());
    await user.click(button('Copy: Read and set'));
    expect(button('Copied: Read and set')).toBeTruthy();
    expect(api.asked).toEqual([{ name: 'localApi.copyToken', input: { access: 'read-write' } }]);
  });

  it('is made anew only after the person was told whom that shuts out', async () => {
    const { api, user } = await open(on());
    await user.click(button('Renew: Read only'));
    expect(page().getByText('Programs that have the old one are shut out.')).toBeTruthy();
    await user.click(button('Keep it'));
    expect(api.asked).toEqual([]);
    await user.click(button('Renew: Read only'));
    await user.click(button('Renew it'));
    expect(page().getByText('There is a new token')).toBeTruthy();
    expect(api.asked).toEqual([{ name: 'localApi.replaceToken', input: { access: 'read-only' } }]);
  });

  it('that the keyring does not give is said', async () => {
    const { api, user } = await open(on());
    api.refuse('localApi.showToken', { code: 'KEYCHAIN_REFUSED', message: '' });
    await user.click(button('Show: Read only'));
    expect(page().getByText(/The keyring of this computer does not give it/)).toBeTruthy();
  });
});

describe('A test with the simulated organisation', () => {
  it('is started after the person has read that they are not set Offline meanwhile', async () => {
    const { api, user } = await open(on());
    await user.click(button('Start…'));
    const dialog = within(screen.getByRole('alertdialog', { name: 'Test with the simulated organisation' }));
    expect(dialog.getByText(/you are not set Offline automatically/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Start the simulation' }));
    expect(api.asked).toEqual([{ name: 'localApi.simulate', input: undefined }]);
  });

  it('is not offered where it is in use already', async () => {
    await open(on(undefined, { app: { isSimulated: true } }));
    expect(page().getByText(/It is in use/)).toBeTruthy();
    expect(page().queryByRole('button', { name: 'Start…' })).toBeNull();
  });
});
