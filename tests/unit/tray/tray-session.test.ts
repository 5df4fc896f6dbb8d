import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../shared/i18n';
import { trayModel } from '../../../electron/tray/tray-model';
import { signedInView } from '../../fakes/session-view';
import { at, now, snapshot } from './example-snapshot';
import { menuText } from './menu-text';

const t = createTranslator('en-GB');
const model = (session: Parameters<typeof signedInView>[0]) =>
  trayModel(snapshot({ session: signedInView(session) }), now, t);

describe('A sign-in that ends soon', () => {
  it('is said in menu and tooltip, with one command', () => {
    const { menu, tooltip } = model({ endsAt: at(12, 20), isEndingSoon: true });
    expect(menuText(menu)).toContain('"Signed in until 12:20"');
    expect(menuText(menu)).toContain('[Sign in again…] sign-in');
    expect(tooltip).toContain('signed in until 12:20');
  });

  it('is not said before its last half hour', () => {
    const { menu, tooltip } = model({ endsAt: at(18, 2) });
    expect(`${menuText(menu).join()}${tooltip}`).not.toContain('igned in until');
  });

  it('says when the new sign-in is under way, and when it failed', () => {
    const ending = { endsAt: at(12, 20), isEndingSoon: true };
    const underWay = model({ ...ending, again: { state: 'under-way', address: '', mustPaste: false } });
    expect(menuText(underWay.menu)).toContain('"Sign in: continue in your browser"');
    expect(menuText(underWay.menu)).not.toContain('[Sign in again…] sign-in');
    const failed = model({ ...ending, again: { state: 'failed', reason: 'timed-out', detail: '' } });
    expect(menuText(failed.menu)).toContain('"You were not signed in again"');
    expect(menuText(failed.menu)).toContain('[Sign in again…] sign-in');
  });
});

describe('An application that could alter everybody', () => {
  it('is said in the tooltip', () => {
    expect(model({ actsAs: 'application' }).tooltip).toContain('through an application that could alter everybody');
    expect(model({}).tooltip).not.toContain('application');
  });
});

describe('A keyring that is waited for', () => {
  it('has a way around it', () => {
    const menu = (waitingFor: 'app' | 'keyring') =>
      menuText(trayModel(snapshot({ session: { state: 'starting', waitingFor } }), now, t).menu);
    expect(menu('keyring')).toContain('[Sign in without the keyring…] sign-in-until-quit');
    expect(menu('app')).not.toContain('[Sign in without the keyring…] sign-in-until-quit');
  });
});
