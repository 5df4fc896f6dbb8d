export interface DisplayFacts {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of Electron, such as 45. */
  readonly electronMajor: number;
  /** `--ozone-platform` and `--ozone-platform-hint`; empty when not given. */
  readonly ozonePlatform: string;
  readonly ozoneHint: string;
}

/** From this version on Electron goes by the session, and not to X unless told otherwise. */
const GOES_BY_SESSION_FROM = 38;

/**
 * Whether our windows are Wayland's own. There a program cannot say where its window stands, that it stays on top, or that it
 * must not get the focus; under XWayland it can.
 */
export function isNativeWayland(facts: DisplayFacts): boolean {
  const { platform, environment, electronMajor, ozonePlatform, ozoneHint } = facts;
  if (platform !== 'linux') return false;
  if (ozonePlatform !== '') return ozonePlatform === 'wayland';
  const usual = electronMajor >= GOES_BY_SESSION_FROM ? 'auto' : 'x11';
  const hint = ozoneHint || environment['ELECTRON_OZONE_PLATFORM_HINT'] || usual;
  return hint !== 'x11' && (environment['WAYLAND_DISPLAY'] ?? '') !== '';
}
