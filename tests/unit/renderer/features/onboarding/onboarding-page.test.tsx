// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../../../fakes/snapshot';
import { clientId, frankfurt, nobody, nothingChosen, openOnboarding } from '../../support/open-onboarding';
import { spoken } from '../../support/open-window';

const page = () => within(screen.getByRole('main'));
const title = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;
const search = (): HTMLElement => screen.getByRole('textbox', { name: 'Find a region' });
const regions = (): HTMLElement[] => within(screen.getByRole('radiogroup', { name: 'Regions' })).getAllByRole('radio');
const field = (): HTMLElement => screen.getByRole('textbox', { name: 'Client ID' });
const steps = (): (string | null)[] => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

const chosen = nobody({ place: frankfurt, client: null });
const known = nobody({ place: frankfurt, client: { clientId, origin: 'user' } }, { reason: 'never', canSignIn: true });

describe('The first step of the set-up', () => {
  it('asks where the organisation is, with the focus where one types', async () => {
    await openOnboarding();
    expect(document.title).toBe('Set up Presence Tray');
    expect(title()).toBe('Where is your organisation?');
    expect(document.activeElement).toBe(search());
    expect(regions()).toHaveLength(18);
    expect(steps()).toEqual(['1Region', '2Sign in', '3Done']);
    expect(page().getByText('Region').getAttribute('aria-current')).toBe('step');
  });

  it('takes the one region that a search leaves, by keyboard alone', async () => {
    const { api, user } = await openOnboarding();
    await user.keyboard('frankfurt');
    expect(screen.getByRole('radio', { name: 'EMEA (Frankfurt) mypurecloud.de' })).toHaveProperty('checked', true);
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([{ name: 'setUp.chooseRegion', input: { orgHost: 'mypurecloud.de' } }]);
    expect(title()).toBe('Sign in');
  });

  it('takes the address of a page, as it is pasted from the browser', async () => {
    const { api, user } = await openOnboarding();
    await user.paste('https://apps.euw2.pure.cloud/directory/#/engage/admin');
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([{ name: 'setUp.chooseRegion', input: { orgHost: 'euw2.pure.cloud' } }]);
  });

  it('takes one of several by the arrow keys and by a click', async () => {
    const { api, user } = await openOnboarding();
    await user.keyboard('japan{Tab}{ArrowDown}');
    expect(screen.getByRole('radio', { name: /Osaka/ })).toHaveProperty('checked', true);
    await user.click(page().getByText('Asia Pacific (Tokyo)'));
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(api.asked).toEqual([{ name: 'setUp.chooseRegion', input: { orgHost: 'mypurecloud.jp' } }]);
  });

  it('takes a simulated organisation on this computer by its address', async () => {
    const { api, user } = await openOnboarding();
    await user.paste('http://127.0.0.1:4711');
    expect(screen.getByRole('radio', { name: /^Simulated organisation on this computer/ })).toHaveProperty(
      'checked',
      true,
    );
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([{ name: 'setUp.chooseRegion', input: { orgHost: 'http://127.0.0.1:4711' } }]);
  });

  it('refuses a host of no region in a sentence, and what was typed stays', async () => {
    const { api, user } = await openOnboarding();
    await user.paste('mypurecloud.example');
    expect(page().getByText(/“mypurecloud.example” is no region of Genesys Cloud/)).toBeTruthy();
    expect(spoken('assertive')).toContain('is no region of Genesys Cloud');
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([]);
    expect(search()).toHaveProperty('value', 'mypurecloud.example');
  });

  it('asks for a region where none is chosen', async () => {
    const { api, user } = await openOnboarding();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(page().getByText('Choose a region first.')).toBeTruthy();
    expect(api.asked).toEqual([]);
  });

  it('stays where it is when the choice could not be kept, and says so', async () => {
    const { api, user } = await openOnboarding();
    api.refuse('setUp.chooseRegion', { code: 'NOT_KEPT', message: '' });
    await user.keyboard('london{Enter}');
    expect(page().getByText(/It could not be kept on this computer/)).toBeTruthy();
    expect(title()).toBe('Where is your organisation?');
    expect(search()).toHaveProperty('value', 'london');
  });

  it('offers the simulated organisation as a choice of its own', async () => {
    const { api, user } = await openOnboarding();
    await user.click(screen.getByRole('button', { name: 'Try the simulated organisation' }));
    expect(api.asked).toEqual([{ name: 'setUp.simulate', input: undefined }]);
  });

  it('is left out where the organisation has decided the region', async () => {
    const setUp = { place: { ...frankfurt, origin: 'policy' }, client: null } as const;
    await openOnboarding(nobody(setUp), 'region');
    expect(steps()).toEqual(['1Sign in', '2Done']);
    expect(title()).toBe('Sign in');
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
  });
});

describe('The step that signs in', () => {
  it('asks for the client ID, and says who has it', async () => {
    const { api, user } = await openOnboarding(chosen);
    expect(document.activeElement).toBe(field());
    expect(page().getByText(/EMEA \(Frankfurt\)/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Copy for admin' }));
    expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy();
    await user.click(field());
    await user.keyboard(` ${clientId.toUpperCase()} `);
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([
      { name: 'setUp.copyForAdministrator', input: undefined },
      { name: 'setUp.signIn', input: { clientId } },
    ]);
  });

  it.each([
    ['', 'Type the client ID first.'],
    ['   ', 'Type the client ID first.'],
    ['r0Yb2Yp3tZ6m1cQ9w8uX7vA5sD4fG3hJ2kL1zX0cV9b', /it may be the secret, which is not needed here/],
  ])('refuses "%s" in a sentence, and loses nothing', async (typed, sentence) => {
    const { api, user } = await openOnboarding(chosen);
    if (typed !== '') await user.paste(typed);
    await user.keyboard('{Enter}');
    expect(page().getByText(sentence)).toBeTruthy();
    expect(field()).toHaveProperty('value', typed);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field());
    expect(api.asked).toEqual([]);
  });

  it('asks for nothing where the organisation has decided both, and the focus is on the one thing to do', async () => {
    const setUp = { place: { ...frankfurt, origin: 'policy' }, client: { clientId, origin: 'environment' } } as const;
    const { api, user } = await openOnboarding(nobody(setUp, { reason: 'never', canSignIn: true }));
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([{ name: 'setUp.signIn', input: { clientId: null } }]);
  });

  it('goes back to the region, which is still chosen', async () => {
    const { user } = await openOnboarding(known);
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('radio', { name: /Frankfurt/ })).toHaveProperty('checked', true);
  });

  it('waits for the browser, and can be given up', async () => {
    const { api, user, show } = await openOnboarding(known);
    show(
      snapshotOf({
        session: { state: 'signing-in', address: 'https://login.mypurecloud.de/', mustPaste: false },
        setUp: known.setUp,
      }),
    );
    expect(title()).toBe('Continue in your browser');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(api.asked).toEqual([{ name: 'session.cancelSignIn', input: undefined }]);
    show(nobody(known.setUp, { reason: 'cancelled', canSignIn: true }));
    expect(title()).toBe('Sign in');
    expect(field()).toHaveProperty('value', clientId);
  });

  it('says why a sign-in failed, beside what can be mended', async () => {
    const { show } = await openOnboarding(known);
    show(nobody(known.setUp, { reason: 'refused', detail: 'client not found', canSignIn: true }));
    expect(screen.getByRole('heading', { name: 'Genesys Cloud refused the sign-in' })).toBeTruthy();
    expect(page().getByText(/client not found/)).toBeTruthy();
    expect(field()).toHaveProperty('value', clientId);
  });
});

describe('The last step', () => {
  it('says who is signed in and where the app is from now on, and shows the status', async () => {
    const { api, user, show } = await openOnboarding(known);
    show(snapshotOf({ setUp: known.setUp }));
    expect(title()).toBe('You are signed in');
    expect(page().getByText('Nora Weber, Acme Support')).toBeTruthy();
    expect(page().getByText(/Your status is in the tray now/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(api.asked).toEqual([{ name: 'setUp.finish', input: undefined }]);
  });

  it('tells of the arrow behind which Windows hides a new icon', async () => {
    await openOnboarding(snapshotOf({ app: { platform: 'win32' }, setUp: known.setUp }));
    expect(page().getByText(/open the arrow there and drag it out/)).toBeTruthy();
  });
});

describe('Another organisation', () => {
  it('is chosen while somebody is signed in, who is told what that means', async () => {
    const { api, user } = await openOnboarding(snapshotOf({ setUp: known.setUp }), 'region');
    expect(title()).toBe('Where is your organisation?');
    expect(page().getByText(/Nora Weber is signed in\. With another region you are signed out here/)).toBeTruthy();
    await user.keyboard('sydney{Enter}');
    expect(api.asked).toEqual([{ name: 'setUp.chooseRegion', input: { orgHost: 'mypurecloud.com.au' } }]);
  });
});

describe('The window while no organisation is chosen', () => {
  it('closes with Ctrl+W, as every titled window does', async () => {
    const { api, user } = await openOnboarding(nothingChosen);
    await user.keyboard('{Control>}w{/Control}');
    expect(api.asked).toEqual([{ name: 'window.closePage', input: { page: 'onboarding' } }]);
  });
});
