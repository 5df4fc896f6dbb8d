// npm start: prepares what is missing, then runs the app until it quits or SIGINT or SIGTERM arrives. Arguments after `--` go
// to the app.
import { describeFailure } from './lib/cure';
import { startDesktopSession } from './lib/desktop-session/desktop-session';
import { loadDevelopmentEnvironment } from './lib/development-environment';
import { electronSwitches } from './lib/electron-switches';
import { prepareMachine } from './lib/prepared-machine';
import { printReport } from './lib/report';
import { runApp } from './lib/running-app';
import { untilToldToEnd } from './lib/until-told-to-end';

const readyLimitMs = 60_000;

async function main(appArguments: readonly string[], toldToEnd: Promise<void>): Promise<number> {
  const runtime = await Promise.race([
    prepareMachine('run', printReport, { build: true }),
    toldToEnd.then(() => undefined),
  ]);
  // Being told to end during the preparation ends it at once: every part of it is safe to cut short and to repeat.
  if (runtime === undefined) return 0;
  const session = await startDesktopSession({
    display: 'existing-or-own',
    bus: 'existing-or-own',
    keyring: 'none',
    report: printReport,
  });
  try {
    const switches = electronSwitches(runtime, printReport);
    const app = await runApp({ runtime, switches, appArguments, environment: session.env, readyLimitMs });
    try {
      await Promise.race([app.ready, toldToEnd]);
      const exitCode = await Promise.race([app.ended, toldToEnd.then(() => 0)]);
      return exitCode ?? 1;
    } finally {
      await app.stop();
    }
  } finally {
    await session.dispose();
  }
}

try {
  loadDevelopmentEnvironment();
  process.exitCode = await main(process.argv.slice(2), untilToldToEnd());
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
process.exit();
