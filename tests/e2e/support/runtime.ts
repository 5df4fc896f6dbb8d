import type { ElectronRuntime } from '../../../scripts/lib/electron-runtime';

const variable = 'PRESENCE_TRAY_TEST_RUNTIME';

/** Global set-up tells the workers which Electron it found. */
export function rememberRuntime(runtime: ElectronRuntime): void {
  process.env[variable] = JSON.stringify(runtime);
}

export function knownRuntime(): ElectronRuntime {
  const remembered = process.env[variable];
  if (remembered === undefined) throw new Error('Start the tests with Playwright, which prepares Electron first.');
  return JSON.parse(remembered) as ElectronRuntime;
}
