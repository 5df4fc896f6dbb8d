import { SET_UP_SWITCH, SIMULATED_SWITCH } from './launch-mode';

/** As much of Electron's `app` as restarting needs. */
export interface Restartable {
  relaunch(options: { args: string[]; execPath?: string }): void;
  quit(): void;
}

/** What the next start is to be, besides what it would be anyway. */
export interface NextStart {
  readonly into: 'simulation' | 'set-up';
  /** The port by which other programs find the app; null where the settings of the next start say that. */
  readonly localApiPort: number | null;
}

/** The simulated organisation has settings of its own: so its local API comes back where the programs look for it. */
const LOCAL_API_PORT_SWITCH = '--local-api-port=';

const isOurs = (argument: string): boolean =>
  argument === SIMULATED_SWITCH || argument === SET_UP_SWITCH || argument.startsWith(LOCAL_API_PORT_SWITCH);

/**
 * Ends the app in order and starts it anew: the simulated organisation has another user-data folder and another
 * single-instance lock, and both are taken before anything else is loaded.
 */
export function restart(
  app: Restartable,
  { into, localApiPort }: NextStart,
  { argv, env }: Pick<NodeJS.Process, 'argv' | 'env'>,
): void {
  const args = argv.slice(1).filter((argument) => !isOurs(argument));
  args.push(into === 'simulation' ? SIMULATED_SWITCH : SET_UP_SWITCH);
  if (localApiPort !== null) args.push(`${LOCAL_API_PORT_SWITCH}${localApiPort}`);
  // An AppImage's own program is gone with the folder that it is mounted in.
  const image = env['APPIMAGE'];
  app.relaunch(image === undefined ? { args } : { args, execPath: image });
  app.quit();
}

/** The environment that the settings are read from, with what a restart handed on in it. */
export function environmentOf({ argv, env }: Pick<NodeJS.Process, 'argv' | 'env'>): NodeJS.ProcessEnv {
  const handedOn = argv.find((argument) => argument.startsWith(LOCAL_API_PORT_SWITCH));
  return handedOn === undefined ? env : { ...env, PORT: handedOn.slice(LOCAL_API_PORT_SWITCH.length) };
}
