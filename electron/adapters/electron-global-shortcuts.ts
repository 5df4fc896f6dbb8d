import type { GlobalShortcuts } from '../ports';

/** As much of Electron's `globalShortcut` as is needed. */
interface ElectronShortcuts {
  register(accelerator: string, callback: () => void): boolean;
  unregister(accelerator: string): void;
}

/**
 * Where the session is Wayland's, Electron says that it has registered keys and never hears of them: they reach a program under
 * XWayland only while another program of X has the focus, and the desktop's portal asks the person for each key anew.
 */
export function createElectronGlobalShortcuts(
  electron: ElectronShortcuts,
  { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>,
): GlobalShortcuts {
  const isWayland =
    platform === 'linux' && ((env['WAYLAND_DISPLAY'] ?? '') !== '' || env['XDG_SESSION_TYPE'] === 'wayland');
  return {
    obstacle: isWayland ? 'wayland' : null,
    register(keys, onPressed) {
      try {
        return electron.register(keys, onPressed);
      } catch {
        // Keys that this system's Electron does not know.
        return false;
      }
    },
    unregister: (keys) => electron.unregister(keys),
  };
}
