import { err } from '../shared/result';
import type { Result } from '../shared/result';
import type { Log, LoginItem, SettingsStore } from './ports';

/** Whether the app starts when the person signs in to their computer: the system keeps that, and others may change it. */
export interface StartAtLogin {
  /** As the system had it when it was last asked; null where the app cannot start by itself. */
  isOn(): boolean | null;
  /** Asks the system, which is a file or a registry to read: before it is shown, not at each change of anything. */
  look(): void;
  set(isOn: boolean): Result<void, string>;
}

/** What the settings have decided is carried out at once. */
export function createStartAtLogin(
  loginItem: LoginItem | null,
  settings: Pick<SettingsStore, 'current'>,
  log: Log,
): StartAtLogin {
  let isOn = loginItem?.isOn() ?? null;

  function look(): void {
    isOn = loginItem?.isOn() ?? null;
  }

  function set(wanted: boolean): Result<void, string> {
    const outcome = loginItem?.set(wanted) ?? err('It cannot start by itself here.');
    look();
    return outcome;
  }

  const { startAtLogin } = settings.current();
  if (isOn !== null && startAtLogin !== null && startAtLogin !== isOn) {
    const outcome = set(startAtLogin);
    if (!outcome.ok) log.warn('the start at login was not set as decided', { detail: outcome.error });
  }
  return { isOn: () => isOn, look, set };
}
