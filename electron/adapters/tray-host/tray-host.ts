import type { TrayHost } from '../../ports';
import { createLinuxTrayHost, type LinuxTrayHostOptions } from './linux-tray-host';

export interface TrayHostOptions extends LinuxTrayHostOptions {
  readonly platform: NodeJS.Platform;
}

/** Whether the desktop shows our icon. Windows and macOS always have a place for it. */
export function createTrayHost({ platform, ...options }: TrayHostOptions): TrayHost {
  if (platform === 'win32' || platform === 'darwin') {
    return { watch: (listener) => listener('registered'), dispose: () => undefined };
  }
  return createLinuxTrayHost(options);
}
