import { parseArgs } from 'node:util';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { SimulatorDialect } from './dialect';
import { simulatorDialects } from './dialect';

export interface SimulatorArguments {
  readonly port: number;
  readonly dialect: SimulatorDialect;
  readonly historyDays: number;
  readonly seed: number;
}

/** Reads the command line of the simulator program. The error is a sentence for the person who typed it. */
export function parseSimulatorArguments(argv: readonly string[]): Result<SimulatorArguments, string> {
  const parsed = readOptions(argv);
  if (!parsed.ok) return parsed;
  const { port, dialect, 'history-days': historyDays, seed } = parsed.value;
  const known = simulatorDialects.find((name) => name === dialect);
  if (known === undefined) {
    return err(`--dialect must be one of ${simulatorDialects.join(', ')}, not "${dialect}".`);
  }
  if (!isWhole(port, 65_535)) return err(`--port must be a whole number from 0 to 65535, not "${port}".`);
  if (!isWhole(historyDays, 3_650)) {
    return err(`--history-days must be a whole number from 0 to 3650, not "${historyDays}".`);
  }
  if (!isWhole(seed, 4_294_967_295)) return err(`--seed must be a whole number from 0 to 4294967295, not "${seed}".`);
  return ok({ port: Number(port), dialect: known, historyDays: Number(historyDays), seed: Number(seed) });
}

function isWhole(text: string, maximum: number): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= maximum;
}

function readOptions(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string', default: '0' },
        dialect: { type: 'string', default: 'platform' },
        'history-days': { type: 'string', default: '14' },
        seed: { type: 'string', default: '1' },
      },
    });
    return ok(values);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
