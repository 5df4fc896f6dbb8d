import { describe, expect, it } from 'vitest';
import { migrateSettings, settingsMigrations } from '../../../electron/adapters/settings-migrations';
import type { SettingsMigration } from '../../../electron/adapters/settings-migrations';
import { SETTINGS_VERSION } from '../../../shared/settings';

const rename: SettingsMigration = ({ colour, ...rest }) => ({ ...rest, theme: colour });
const wrap: SettingsMigration = ({ theme, ...rest }) => ({ ...rest, appearance: { theme } });

describe('migrating settings', () => {
  it('has a step for every version before this one', () => {
    expect(settingsMigrations).toHaveLength(SETTINGS_VERSION - 1);
  });

  it('leaves settings of the present version as they are', () => {
    const stored = { version: SETTINGS_VERSION, theme: 'dark' };
    expect(migrateSettings(stored)).toEqual({ ok: true, value: stored });
  });

  it('takes each step from the version on that the file has', () => {
    expect(migrateSettings({ version: 1, colour: 'dark' }, [rename, wrap], 3)).toEqual({
      ok: true,
      value: { version: 3, appearance: { theme: 'dark' } },
    });
    expect(migrateSettings({ version: 2, theme: 'dark' }, [rename, wrap], 3)).toEqual({
      ok: true,
      value: { version: 3, appearance: { theme: 'dark' } },
    });
  });

  it('refuses a newer version', () => {
    expect(migrateSettings({ version: 4 }, [rename, wrap], 3)).toMatchObject({ ok: false });
  });

  it.each([undefined, null, '1', 0, -1, 1.5, Number.NaN])('refuses the version %s', (version) => {
    expect(migrateSettings({ version })).toMatchObject({ ok: false });
  });
});
