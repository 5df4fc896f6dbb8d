// npm run --silent cli -- get: the command line of the app that runs for development. Electron is not started; what runs was
// built, and so was this. Before there is a build, the sources do: slower, to say that nothing runs.
import { existsSync } from 'node:fs';

const built = new URL('../dist-electron/command-line.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('../electron/command-line/development.ts');
}
