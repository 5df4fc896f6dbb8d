import { describe, expect, it } from 'vitest';
import { createElectronLoginItem } from '../../../../electron/adapters/login-item/electron-login-item';
import type { LoginItemApp } from '../../../../electron/adapters/login-item/electron-login-item';

/** The system's list; `isLocked`: it takes no change, as where an administrator forbids it. */
class FakeSystem implements LoginItemApp {
  openAtLogin = false;
  executableWillLaunchAtLogin = true;
  isLocked = false;

  getLoginItemSettings(): ReturnType<LoginItemApp['getLoginItemSettings']> {
    return this;
  }

  setLoginItemSettings({ openAtLogin }: { readonly openAtLogin: boolean }): void {
    if (!this.isLocked) this.openAtLogin = openAtLogin;
  }
}

describe('A login item', () => {
  it.each(['darwin', 'win32'] as const)('is switched on and off on %s', (platform) => {
    const system = new FakeSystem();
    const item = createElectronLoginItem(system, platform);
    expect(item.isOn()).toBe(false);
    expect(item.set(true)).toEqual({ ok: true, value: undefined });
    expect([system.openAtLogin, item.isOn()]).toEqual([true, true]);
    expect(item.set(false).ok).toBe(true);
    expect(item.isOn()).toBe(false);
  });

  it('that was switched off in the task manager of Windows is off, although it is there', () => {
    const system = new FakeSystem();
    system.openAtLogin = true;
    system.executableWillLaunchAtLogin = false;
    expect(createElectronLoginItem(system, 'win32').isOn()).toBe(false);
    expect(createElectronLoginItem(system, 'darwin').isOn()).toBe(true);
  });

  it('that the system does not take says so', () => {
    const system = new FakeSystem();
    system.isLocked = true;
    expect(createElectronLoginItem(system, 'darwin').set(true)).toEqual({
      ok: false,
      error: expect.stringMatching(/\.$/) as string,
    });
  });
});
