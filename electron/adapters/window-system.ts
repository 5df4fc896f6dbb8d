export interface WindowSystemFacts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The value of a command-line switch of Chromium, empty when it is not given. */
  switchValue(name: string): string;
  /** As in `process.versions.electron`. */
  readonly electronVersion: string;
}

/**
 * Whose our windows are on Linux.
 * - `wayland`: a program cannot say where its window stands, that it stays on top, or that it must not get the focus.
 * - `x11-on-wayland`: it can, but sees only the input of other X11 programs, if any, and would call somebody absent who works
 *   in a Wayland window.
 */
export type WindowSystem = 'x11' | 'wayland' | 'x11-on-wayland';

/** From here on Electron opens Wayland windows in a Wayland session without being told to, and takes no hints. */
const FIRST_ON_WAYLAND = 38;

/** What Electron has chosen, or will choose, by its own rules. */
export function windowSystemOf({ environment, switchValue, electronVersion }: WindowSystemFacts): WindowSystem {
  const isNamedWayland = environment['XDG_SESSION_TYPE'] === 'wayland';
  if (!isNamedWayland && !environment['WAYLAND_DISPLAY']) return 'x11';
  const platform = switchValue('ozone-platform');
  if (platform !== '' && platform !== 'auto') return platform === 'wayland' ? 'wayland' : 'x11-on-wayland';
  if (Number.parseInt(electronVersion, 10) >= FIRST_ON_WAYLAND) return isNamedWayland ? 'wayland' : 'x11-on-wayland';
  const hint = switchValue('ozone-platform-hint') || (environment['ELECTRON_OZONE_PLATFORM_HINT'] ?? '');
  return hint === 'wayland' || hint === 'auto' ? 'wayland' : 'x11-on-wayland';
}
