import { err, ok } from '../../../shared/result';
import type { LoginItem } from '../../ports';

/** As much of Electron's `app` as login items need. */
export interface LoginItemApp {
  getLoginItemSettings(): { readonly openAtLogin: boolean; readonly executableWillLaunchAtLogin?: boolean };
  setLoginItemSettings(settings: { readonly openAtLogin: boolean }): void;
}

/** The login items of macOS and Windows. On Windows an item can be there and switched off in the task manager. */
export function createElectronLoginItem(app: LoginItemApp, platform: NodeJS.Platform): LoginItem {
  const isOn = (): boolean => {
    const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings();
    return platform === 'win32' ? openAtLogin && executableWillLaunchAtLogin !== false : openAtLogin;
  };
  return {
    isOn,
    set(wanted) {
      app.setLoginItemSettings({ openAtLogin: wanted });
      return isOn() === wanted ? ok(undefined) : err('The system did not take it. Its own settings may forbid it.');
    },
  };
}
