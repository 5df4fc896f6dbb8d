import { describe, expect, it } from 'vitest';
import { configFormatOf } from '../../../electron/config-format';
import { policyPlace } from '../../../electron/policy-place';

const usual = { platform: 'linux', argv: [] as string[], isPackaged: true, programData: undefined } as const;

describe('The policy file', () => {
  it('is in a folder that only an administrator writes to, on each desktop', () => {
    expect(policyPlace(usual)).toEqual({ file: '/etc/presence-tray/policy.json', isOwnerChecked: true });
    expect(policyPlace({ ...usual, platform: 'darwin' })).toEqual({
      file: '/Library/Application Support/Presence Tray/policy.json',
      isOwnerChecked: true,
    });
    expect(policyPlace({ ...usual, platform: 'win32', programData: 'D:\\ProgramData' }).file).toBe(
      'D:\\ProgramData\\Presence Tray\\policy.json',
    );
    expect(policyPlace({ ...usual, platform: 'win32' }).file).toBe('C:\\ProgramData\\Presence Tray\\policy.json');
  });

  it('can be named in development, and never for a packaged app', () => {
    const argv = ['--policy-folder=/tmp/of-a-test'];
    expect(policyPlace({ ...usual, argv, isPackaged: false })).toEqual({
      file: '/tmp/of-a-test/policy.json',
      isOwnerChecked: false,
    });
    expect(policyPlace({ ...usual, argv }).file).toBe('/etc/presence-tray/policy.json');
  });
});

it('The effective configuration is asked for as text or as JSON', () => {
  const formats = [[], ['--effective-config'], ['--effective-config=json'], ['--effective-config=yaml']].map(
    configFormatOf,
  );
  expect(formats).toEqual([null, 'text', 'json', null]);
});
