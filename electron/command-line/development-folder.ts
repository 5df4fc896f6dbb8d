import path from 'node:path';

/** Where Electron keeps the user data of an app that is started for development, as `app.getPath('userData')` says. */
export function developmentFolder(options: {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The `productName` of package.json. */
  readonly name: string;
}): string {
  const { platform, environment, home, name } = options;
  switch (platform) {
    case 'win32':
      return path.win32.join(environment['APPDATA'] || path.win32.join(home, 'AppData\\Roaming'), name);
    case 'darwin':
      return path.join(home, 'Library/Application Support', name);
    default:
      return path.join(environment['XDG_CONFIG_HOME'] || path.join(home, '.config'), name);
  }
}
