import { describe, expect, it } from 'vitest';
import type { GivenLayer } from '../../../electron/core/settings/resolve-settings';
import type { UserSettings } from '../../../electron/ports';
import { createSettings } from '../../../electron/services/settings';
import type { SettingsLayer } from '../../../shared/settings';
import { laidOver } from '../../../shared/settings/layers';
import { err, ok } from '../../../shared/result';

function ownSettings(current: SettingsLayer = {}, isWritable = true): UserSettings {
  let stored = current;
  return {
    problem: null,
    current: () => stored,
    update(patch) {
      if (!isWritable) return err({ code: 'write-failed', detail: 'The disk is full.' });
      stored = laidOver(stored, patch);
      return ok(stored);
    },
  };
}

const policy = (values: SettingsLayer): GivenLayer => ({ source: 'policy', from: '/etc/policy.json', values });
const settingsOf = (user: UserSettings, ...above: GivenLayer[]) => createSettings({ user, above, refused: [] });

describe('The settings', () => {
  it('change at once, are kept, and tell where each value comes from', () => {
    const user = ownSettings();
    const settings = settingsOf(user);
    expect(settings.origins()).toEqual({});
    expect(settings.update({ theme: 'dark' })).toMatchObject({ ok: true, value: { theme: 'dark' } });
    expect([settings.current().theme, user.current()]).toEqual(['dark', { theme: 'dark' }]);
    expect(settings.origins()).toEqual({ theme: 'user' });
  });

  it('refuse a change of what the organisation has decided, and keep the person’s own for when it no longer does', () => {
    const user = ownSettings({ theme: 'dark' });
    const settings = settingsOf(user, policy({ theme: 'light' }));
    expect(settings.current().theme).toBe('light');
    expect(settings.update({ theme: 'system' })).toMatchObject({ ok: false, error: { code: 'decided' } });
    expect(user.current()).toEqual({ theme: 'dark' });
    expect(settings.update({ hasSeenTrayHint: true })).toMatchObject({ ok: true });
  });

  it('stay as they were when a change cannot be written', () => {
    const settings = settingsOf(ownSettings({}, false));
    expect(settings.update({ theme: 'dark' })).toEqual(err({ code: 'write-failed', detail: 'The disk is full.' }));
    expect(settings.current().theme).toBe('system');
  });

  it('refuse a value that means nothing, and keep what was', () => {
    const user = ownSettings({ theme: 'dark' });
    const settings = settingsOf(user);
    expect(settings.update({ theme: 'pink' as 'dark' })).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(user.current()).toEqual({ theme: 'dark' });
  });

  it('say which policy or variable is not in force, and why', () => {
    const wrong = { source: 'environment', from: 'GENESYS_DIALECT', values: { dialect: 'x' as 'platform' } } as const;
    const settings = createSettings({
      user: ownSettings(),
      above: [wrong],
      refused: [{ source: 'policy', from: '/etc/policy.json', detail: 'It is not valid JSON.' }],
    });
    expect(settings.ignored()).toEqual([
      { source: 'policy', detail: '/etc/policy.json: It is not valid JSON.' },
      { source: 'environment', detail: expect.stringMatching(/^GENESYS_DIALECT: dialect: /) as string },
    ]);
  });
});
