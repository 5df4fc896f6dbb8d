export interface WindowSystem {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The value of a command-line switch of Chromium, empty when it is not given. */
  switchValue(name: string): string;
  /** As in `process.versions.electron`. */
  readonly electronVersion: string;
}

/** From here on Electron opens Wayland windows in a Wayland session without being told to. */
const FIRST_ON_WAYLAND = 38;

/**
 * Whether Electron runs as an X11 program in a Wayland session. It then sees only the input of other X11 programs, if any, and
 * would call somebody absent who works in a Wayland window.
 */
export function isX11OnWayland({ environment, switchValue, electronVersion }: WindowSystem): boolean {
  const isWaylandSession = environment['XDG_SESSION_TYPE'] === 'wayland' || Boolean(environment['WAYLAND_DISPLAY']);
  if (!isWaylandSession) return false;
  const platform = switchValue('ozone-platform');
  if (platform !== '' && platform !== 'auto') return platform !== 'wayland';
  const hint = switchValue('ozone-platform-hint') || (environment['ELECTRON_OZONE_PLATFORM_HINT'] ?? '');
  const major = Number.parseInt(electronVersion, 10);
  if (major >= FIRST_ON_WAYLAND) return environment['XDG_SESSION_TYPE'] !== 'wayland';
  return hint !== 'wayland' && hint !== 'auto';
}
