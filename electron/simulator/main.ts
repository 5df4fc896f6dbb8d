import { parseSimulatorArguments } from './arguments';
import { SimulatorStartError, startSimulator } from './index';

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
    process.stdout.write(`${JSON.stringify(simulator.describe())}\n`);
  } catch (error) {
    if (!(error instanceof SimulatorStartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

await main();
