import { describeFailure } from '../cure';
import { secondsSince } from '../report';
import type { Counts } from './counts';
import { addCounts, describeCounts, noTests, oneFailed } from './counts';
import type { Suite, SuiteContext } from './suite';

/** Runs suites one after the other, each with a heading and a result; one that throws has failed, and the next one runs. */
export async function runSuites(suites: readonly Suite[], context: SuiteContext): Promise<Counts> {
  let total = noTests;
  const results: string[] = [];
  for (const suite of suites) {
    context.report(`\n== ${suite.name}`);
    const startedAtMs = performance.now();
    const counts = await suite.run(context).catch((error: unknown) => {
      context.report(describeFailure(error));
      return oneFailed;
    });
    total = addCounts(total, counts);
    results.push(`${suite.name}: ${describeCounts(counts)} (${secondsSince(startedAtMs)})`);
    context.report(results.at(-1) ?? '');
  }
  context.report(`\n${results.join('\n')}\n`);
  return total;
}
