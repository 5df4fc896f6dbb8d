// npm run dev: the window from Vite's server with hot replacement; main and preload are built again at each change, and the app
// is started anew. Arguments after `--` go to the app.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createBuilder, createServer } from 'vite';
import { forgetBuild } from './lib/app-build';
import { describeFailure } from './lib/cure';
import { startDesktopSession } from './lib/desktop-session/desktop-session';
import { loadDevelopmentEnvironment } from './lib/development-environment';
import { electronSwitches } from './lib/electron-switches';
import { prepareMachine } from './lib/prepared-machine';
import { projectFolder } from './lib/project';
import { printReport } from './lib/report';
import { createRestartableApp } from './lib/restartable-app';
import { untilToldToEnd } from './lib/until-told-to-end';
import { watchEnvironment } from './lib/watch-environment';
import { buildTrayIcons } from './tray-icons';

const readyLimitMs = 60_000;
const configFile = path.join(projectFolder, 'vite.config.ts');
const mainFolder = path.join(projectFolder, 'dist-electron');

async function main(appArguments: readonly string[], toldToEnd: Promise<void>): Promise<void> {
  const runtime = await prepareMachine('run', printReport, { build: false });
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const server = await createServer({ configFile });
    closing.push(() => server.close());
    await server.listen();
    const url = server.resolvedUrls?.local[0];
    if (url === undefined) throw new Error('Vite has no local address');
    printReport(`window: ${url}`);

    const session = await startDesktopSession({
      display: 'existing-or-own',
      bus: 'existing-or-own',
      keyring: 'none',
      report: printReport,
    });
    closing.push(() => session.dispose());
    const app = createRestartableApp({
      runtime,
      switches: electronSwitches(runtime, printReport),
      appArguments,
      environment: { ...session.env, VITE_DEV_SERVER_URL: url },
      readyLimitMs,
    });
    closing.push(() => app.dispose());

    await forgetBuild();
    await rm(mainFolder, { recursive: true, force: true });
    await buildTrayIcons(path.join(mainFolder, 'tray-icons'));
    const builder = await createBuilder({ configFile, mode: 'development', logLevel: 'warn' });
    for (const name of ['preload', 'main']) {
      closing.push(await watchEnvironment(builder, name, () => app.restart()));
    }
    app.restart();
    await Promise.race([app.quit, toldToEnd]);
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

try {
  loadDevelopmentEnvironment();
  await main(process.argv.slice(2), untilToldToEnd());
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
process.exit();
