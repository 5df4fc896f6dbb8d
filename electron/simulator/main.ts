import { parseSimulatorArguments } from './arguments';
import { SimulatorStartError, startSimulator } from './index';

const orphanCheckMs = 250;

/** The simulator as a program: one line of JSON when it listens, then until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const parsed = parseSimulatorArguments(process.argv.slice(2));
  if (!parsed.ok) {
    process.stderr.write(`${parsed.error}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    const simulator = await startSimulator(parsed.value);
    const end = (): void => void simulator.dispose().then(() => process.exit(0));
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    endWhenOrphaned(end);
    process.stdout.write(`${JSON.stringify(simulator.describe())}\n`);
  } catch (error) {
    if (!(error instanceof SimulatorStartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** npm hands a signal to the shell between us and it, which dies of it and tells nobody: its end is our signal. */
function endWhenOrphaned(end: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, orphanCheckMs);
}

await main();
