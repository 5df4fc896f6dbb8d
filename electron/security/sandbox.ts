import type { Log } from '../ports';

/** As much of Electron's `app` as switching the sandbox on needs. */
export interface SandboxableApp {
  enableSandbox(): void;
  readonly commandLine: { hasSwitch(name: string): boolean };
}

/**
 * Puts every renderer into the sandbox, whatever its window asks for. To be called before the app is ready.
 *
 * With `--no-sandbox`, which the launcher adds where the operating system's sandbox cannot work, this must not be asked for
 * as well: Electron then starts its renderers without the switch, and as root they end at once, over and over. The windows
 * still ask for `sandbox: true`, so that no page gets Node.
 *
 * @returns Whether the operating system's sandbox is on.
 */
export function enableSandbox(app: SandboxableApp, log: Log): boolean {
  if (app.commandLine.hasSwitch('no-sandbox')) {
    log.warn('security: started with --no-sandbox, pages run without the operating system’s sandbox');
    return false;
  }
  app.enableSandbox();
  return true;
}
