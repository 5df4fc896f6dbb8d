import { describe, expect, it } from 'vitest';
import { effectiveConfig, effectiveConfigText } from '../../../../electron/core/settings/effective-config';
import { resolveSettings } from '../../../../electron/core/settings/resolve-settings';

const files = {
  version: '0.1.0',
  policyFile: '/etc/presence-tray/policy.json',
  userFile: '/home/maya/settings.json',
  secrets: ['GENESYS_CLIENT_SECRET'],
};
const resolution = resolveSettings([
  { source: 'user', from: files.userFile, values: { theme: 'dark' } },
  { source: 'policy', from: files.policyFile, values: { orgHost: 'mypurecloud.de' } },
]);

describe('The effective configuration', () => {
  it('names every setting with its value, its origin, and the file or variable that gives it', () => {
    const { settings } = effectiveConfig(files, resolution, []);
    expect(settings.map(({ path }) => path)).toEqual(expect.arrayContaining(['theme', 'orgHost', 'dialect']));
    expect(settings).toContainEqual({ path: 'theme', value: 'dark', origin: 'user', from: files.userFile });
    expect(settings).toContainEqual({
      path: 'orgHost',
      value: 'mypurecloud.de',
      origin: 'policy',
      from: files.policyFile,
    });
    expect(settings).toContainEqual({ path: 'dialect', value: 'platform', origin: 'default', from: null });
  });

  it('reads as aligned lines, one per setting, and says of a secret only that it is set', () => {
    const lines = effectiveConfigText(effectiveConfig(files, resolution, [])).split('\n');
    const theme = lines.find((line) => line.startsWith('theme ')) ?? '';
    const host = lines.find((line) => line.startsWith('orgHost ')) ?? '';
    expect(theme).toMatch(/^theme +"dark" +user \(\/home\/maya\/settings\.json\)$/);
    expect(host.indexOf('"')).toBe(theme.indexOf('"'));
    expect(host.indexOf('policy (')).toBe(theme.indexOf('user ('));
    expect(lines.find((line) => line.startsWith('GENESYS_CLIENT_SECRET'))).toContain('(set, not shown)');
  });

  it('ends with what is wrong', () => {
    const problem = { source: 'policy', from: files.policyFile, detail: 'theme: expected one of "dark".' } as const;
    const config = effectiveConfig(files, resolution, [problem]);
    expect(config.problems).toEqual([problem]);
    expect(effectiveConfigText(config)).toMatch(
      /Not in force.*policy \(\/etc\/presence-tray\/policy\.json\)\. theme: /,
    );
  });
});
