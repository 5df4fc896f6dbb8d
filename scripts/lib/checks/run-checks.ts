import { availableParallelism } from 'node:os';
import type { Report } from '../report';
import { secondsSince } from '../report';
import type { Check } from './check';

/** How many checks passed and failed. */
export interface CheckCounts {
  readonly passed: number;
  readonly failed: number;
}

/** Runs checks side by side, one per processor; reports a line for each and the whole output of those that fail. */
export async function runChecks(
  checks: readonly Check[],
  report: Report,
  parallel = availableParallelism(),
): Promise<CheckCounts> {
  const waiting = [...checks];
  let passed = 0;
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const startedAtMs = performance.now();
      const result = await check.run().catch((error: unknown) => ({ ok: false, detail: describe(error) }));
      if (result.ok) passed += 1;
      report(`${result.ok ? 'passed' : 'FAILED'}  ${check.name} (${secondsSince(startedAtMs)})`);
      if (!result.ok) report(result.detail.replaceAll(/^/gm, '    '));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, worker));
  return { passed, failed: checks.length - passed };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
