import { SET_UP_SWITCH, SIMULATED_SWITCH } from './launch-mode';

/** As much of Electron's `app` as restarting needs. */
export interface Restartable {
  relaunch(options: { args: string[]; execPath?: string }): void;
  quit(): void;
}

/**
 * Ends the app in order and starts it anew: the simulated organisation has another user-data folder and another
 * single-instance lock, and both are taken before anything else is loaded.
 */
export function restart(
  app: Restartable,
  into: 'simulation' | 'set-up',
  { argv, env }: Pick<NodeJS.Process, 'argv' | 'env'>,
): void {
  const others = argv.slice(1).filter((argument) => argument !== SIMULATED_SWITCH && argument !== SET_UP_SWITCH);
  const args = [...others, into === 'simulation' ? SIMULATED_SWITCH : SET_UP_SWITCH];
  // An AppImage's own program is gone with the folder that it is mounted in.
  const image = env['APPIMAGE'];
  app.relaunch(image === undefined ? { args } : { args, execPath: image });
  app.quit();
}
