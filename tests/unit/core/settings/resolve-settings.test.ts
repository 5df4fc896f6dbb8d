import { describe, expect, it } from 'vitest';
import { environmentLayers, environmentUnder } from '../../../../electron/core/settings/environment-layers';
import { resolveSettings } from '../../../../electron/core/settings/resolve-settings';
import type { GivenLayer } from '../../../../electron/core/settings/resolve-settings';
import { defaultSettings } from '../../../../shared/settings';
import type { SettingsLayer } from '../../../../shared/settings';
import { fc } from '../../../properties';

const user = (values: SettingsLayer): GivenLayer => ({ source: 'user', from: 'settings.json', values });
const policy = (values: SettingsLayer): GivenLayer => ({ source: 'policy', from: '/etc/policy.json', values });
const environment = (values: Record<string, string>): readonly GivenLayer[] => environmentLayers(values);

const sourcesOf = (layers: readonly GivenLayer[]): Record<string, string> =>
  Object.fromEntries([...resolveSettings(layers).decidedBy].map(([path, { source }]) => [path, source]));

describe('What is in force', () => {
  it('is the default where nobody says anything', () => {
    const { settings, decidedBy, refused } = resolveSettings([]);
    expect(settings).toEqual(defaultSettings);
    expect([decidedBy.size, refused]).toEqual([0, []]);
  });

  it('is the person’s own over the default', () => {
    expect(resolveSettings([user({ theme: 'dark' })]).settings.theme).toBe('dark');
    expect(sourcesOf([user({ theme: 'dark' })])).toEqual({ theme: 'user' });
  });

  it('is the environment’s over the default', () => {
    const layers = environment({ GENESYS_ORG_HOST: ' mypurecloud.de ' });
    expect(resolveSettings(layers).settings.orgHost).toBe('mypurecloud.de');
    expect(resolveSettings(layers).decidedBy.get('orgHost')?.from).toBe('GENESYS_ORG_HOST');
  });

  it('is the policy’s over all others, setting by setting', () => {
    const layers = [
      user({ theme: 'dark' }),
      ...environment({ GENESYS_ORG_HOST: 'mypurecloud.de', GENESYS_CLIENT_ID: 'mine' }),
      policy({ theme: 'light', orgHost: 'mypurecloud.com' }),
    ];
    const { settings } = resolveSettings(layers);
    expect([settings.theme, settings.orgHost, settings.clientId]).toEqual(['light', 'mypurecloud.com', 'mine']);
    expect(sourcesOf(layers)).toEqual({ theme: 'policy', orgHost: 'policy', clientId: 'environment' });
  });

  it('leaves out a variable that means nothing, names it and the setting, and keeps all the others', () => {
    const { settings, refused } = resolveSettings(
      environment({ GENESYS_DIALECT: 'esperanto', GENESYS_CLIENT_ID: 'mine' }),
    );
    expect([settings.dialect, settings.clientId]).toEqual(['platform', 'mine']);
    expect(refused).toEqual([
      {
        source: 'environment',
        from: 'GENESYS_DIALECT',
        detail: expect.stringMatching(/^dialect: .*platform.*\.$/) as string,
      },
    ]);
  });

  it('holds nothing of a layer in which one value is wrong', () => {
    const { settings, refused, decidedBy } = resolveSettings([
      user({ theme: 'dark' }),
      policy({ theme: 'light', dialect: 'esperanto' as 'platform' }),
    ]);
    expect(settings).toEqual({ ...defaultSettings, theme: 'dark' });
    expect(refused.map(({ source }) => source)).toEqual(['policy']);
    expect(decidedBy.get('theme')?.source).toBe('user');
  });

  it('is always what the strongest layer that speaks of a setting says', () => {
    const theme = fc.option(fc.constantFrom('system', 'light', 'dark'), { nil: undefined });
    fc.assert(
      fc.property(theme, theme, (own, decided) => {
        const { settings } = resolveSettings([user({ theme: own }), policy({ theme: decided })]);
        expect(settings.theme).toBe(decided ?? own ?? 'system');
      }),
    );
  });
});

describe('The environment', () => {
  it('with empty variables gives nothing', () => {
    expect(environmentLayers({ PORT: ' ', GENESYS_ORG_HOST: '', GENESYS_CLIENT_ID: '  ', HOME: '/root' })).toEqual([]);
  });

  it('switches the local API on with PORT, which chooses its port too, unless it names none', () => {
    const { settings, decidedBy } = resolveSettings([...environment({ PORT: '8080' })]);
    expect(settings.localApi).toEqual({ isOn: true, port: 8_080 });
    expect(decidedBy.get('localApi.port')?.from).toBe('PORT');
    for (const wrong of ['off', '0', '65536', '80.5', '127.0.0.1:80']) {
      const { settings: without, refused } = resolveSettings([...environment({ PORT: wrong })]);
      expect([without.localApi.isOn, refused.map(({ from }) => from)]).toEqual([false, ['PORT']]);
    }
  });

  it('is read by the start with the policy in place of what it decides, secrets untouched', () => {
    const variables = { GENESYS_ORG_HOST: 'mypurecloud.de', GENESYS_CLIENT_SECRET: 's' };
    const withSecret = { ...variables, GENESYS_CLIENT_SECRET: 'secret' };
    expect(environmentUnder({ privateKeyFile: '/etc/key.pem' }, withSecret)).toMatchObject({
      GENESYS_PRIVATE_KEY_FILE: '/etc/key.pem',
      GENESYS_CLIENT_SECRET: undefined,
    });
    expect(environmentUnder({ theme: 'dark' }, withSecret)).toMatchObject({ GENESYS_CLIENT_SECRET: 'secret' });
    expect(environmentUnder({ orgHost: 'mypurecloud.com', dialect: 'resource', theme: 'dark' }, variables)).toEqual({
      GENESYS_ORG_HOST: 'mypurecloud.com',
      GENESYS_DIALECT: 'resource',
      GENESYS_CLIENT_SECRET: 's',
    });
  });
});
