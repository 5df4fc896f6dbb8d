import { describe, expect, it } from 'vitest';
import type { SetUp } from '../../../electron/services/set-up';
import { createSetUp } from '../../../electron/services/set-up';
import type { SettingsLayer } from '../../../shared/settings';
import type { SettingOrigins } from '../../../shared/settings/origins';
import { FakeSettingsStore } from '../../fakes/ports';

const clientId = '0c3fd0ba-1b2c-4d5e-8f90-123456789abc';

class SetUpHarness {
  readonly settings: FakeSettingsStore;
  /** What was done, in order. */
  readonly done: string[] = [];
  readonly setUp: SetUp;

  constructor(settings = new FakeSettingsStore()) {
    this.settings = settings;
    this.setUp = createSetUp({
      settings,
      reconnect: () => {
        const choice = this.setUp.choice();
        this.done.push(choice === null ? 'disconnect' : `connect ${choice.orgHost} ${choice.clientId}`);
        return Promise.resolve();
      },
      beginSignIn: () => void this.done.push('sign in'),
    });
  }
}

/** Settings of which the organisation has decided a part. */
function decided(values: SettingsLayer, origins: SettingOrigins): FakeSettingsStore {
  const settings = new FakeSettingsStore();
  settings.update(values);
  settings.decidedBy = origins;
  return settings;
}

describe('The set-up', () => {
  it('of an installation that was told nothing takes the region, then the client, and signs in', async () => {
    const { setUp, settings, done } = new SetUpHarness();
    expect(setUp.view()).toEqual({ place: null, client: null });
    expect(await setUp.chooseRegion('https://apps.mypurecloud.de/directory/')).toMatchObject({ ok: true });
    expect(setUp.view().place).toEqual({ orgHost: 'mypurecloud.de', name: 'EMEA (Frankfurt)', origin: 'user' });
    expect(await setUp.signIn(` ${clientId} `)).toMatchObject({ ok: true });
    expect(done).toEqual(['disconnect', `connect mypurecloud.de ${clientId}`, 'sign in']);
    expect(settings.current()).toMatchObject({ orgHost: 'mypurecloud.de', clientId });
  });

  it('connects once, however often the same client signs in', async () => {
    const { setUp, done } = new SetUpHarness();
    await setUp.chooseRegion('mypurecloud.de');
    await setUp.signIn(clientId);
    await setUp.signIn(clientId);
    await setUp.signIn(null);
    expect(done.filter((act) => act.startsWith('connect'))).toHaveLength(1);
    expect(done.filter((act) => act === 'sign in')).toHaveLength(3);
  });

  it('connects anew at once when another region is chosen', async () => {
    const { setUp, done } = new SetUpHarness();
    await setUp.chooseRegion('mypurecloud.de');
    await setUp.signIn(clientId);
    await setUp.chooseRegion('mypurecloud.de');
    await setUp.chooseRegion('euw2.pure.cloud');
    expect(done.slice(2)).toEqual(['sign in', `connect euw2.pure.cloud ${clientId}`]);
  });

  it.each(['mypurecloud.example', 'https://cloud.example', '', 'Frankfurt'])(
    'refuses the region "%s" and changes nothing',
    async (text) => {
      const { setUp, settings, done } = new SetUpHarness();
      expect(await setUp.chooseRegion(text)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_REGION' } });
      expect(settings.current().orgHost).toBeNull();
      expect(done).toEqual([]);
    },
  );

  it('refuses what is no client ID, and no client ID at all, and changes nothing', async () => {
    const { setUp, settings, done } = new SetUpHarness();
    for (const text of ['', 'client', null]) {
      expect(await setUp.signIn(text)).toMatchObject({ ok: false, error: { code: 'NO_CLIENT_ID' } });
    }
    expect(settings.current().clientId).toBeNull();
    expect(done).toEqual([]);
  });

  it('does not sign in before a region is known, and keeps the client', async () => {
    const { setUp, settings, done } = new SetUpHarness();
    expect(await setUp.signIn(clientId)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_REGION' } });
    expect(settings.current().clientId).toBe(clientId);
    expect(done).toEqual(['disconnect']);
  });

  it('changes nothing when the choice cannot be written to disk', async () => {
    const { setUp, settings, done } = new SetUpHarness();
    settings.isBroken = true;
    expect(await setUp.chooseRegion('mypurecloud.de')).toEqual({
      ok: false,
      error: { code: 'NOT_KEPT', message: 'The disk is full.' },
    });
    expect(await setUp.signIn(clientId)).toMatchObject({ ok: false, error: { code: 'NOT_KEPT' } });
    expect(done).toEqual([]);
  });

  it('takes nothing that the organisation has decided', async () => {
    const { setUp, done } = new SetUpHarness(
      decided({ orgHost: 'mypurecloud.de', clientId: 'preset-client' }, { orgHost: 'policy', clientId: 'environment' }),
    );
    expect(setUp.view()).toEqual({
      place: { orgHost: 'mypurecloud.de', name: 'EMEA (Frankfurt)', origin: 'policy' },
      client: { clientId: 'preset-client', origin: 'environment' },
    });
    expect(await setUp.chooseRegion('mypurecloud.jp')).toMatchObject({ ok: false, error: { code: 'DECIDED' } });
    expect(await setUp.signIn(clientId)).toMatchObject({ ok: false, error: { code: 'DECIDED' } });
    expect(await setUp.signIn(null)).toMatchObject({ ok: true });
    expect(done).toEqual(['sign in']);
  });

  it('asks only for the half that the organisation has left open', async () => {
    const { setUp, done } = new SetUpHarness(decided({ orgHost: 'mypurecloud.de' }, { orgHost: 'policy' }));
    await setUp.signIn(clientId);
    expect(done).toEqual([`connect mypurecloud.de ${clientId}`, 'sign in']);
  });

  it('calls a simulated organisation on this computer by its address', async () => {
    const { setUp } = new SetUpHarness();
    await setUp.chooseRegion('http://127.0.0.1:4711/');
    expect(setUp.view().place).toMatchObject({ orgHost: 'http://127.0.0.1:4711', name: '127.0.0.1:4711' });
  });
});
