// npm test: every check and test, ending in one plain line "N passed, N failed". `npm test -- unit e2e` runs parts.
import path from 'node:path';
import { Cure, describeFailure } from './lib/cure';
import { definedEnvironment } from './lib/defined-environment';
import { startDesktopSession } from './lib/desktop-session/desktop-session';
import { prepareMachine } from './lib/prepared-machine';
import { cacheFolder } from './lib/project';
import { printReport } from './lib/report';
import { allSuites } from './lib/suites/all-suites';
import type { Counts } from './lib/suites/counts';
import { describeCounts, oneFailed } from './lib/suites/counts';
import { runSuites } from './lib/suites/run-suites';
import type { Suite } from './lib/suites/suite';
import { untilToldToEnd } from './lib/until-told-to-end';

function chosenSuites(names: readonly string[]): readonly Suite[] {
  const unknown = names.filter((name) => !allSuites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const known = allSuites.map((suite) => suite.name).join(', ');
    throw new Cure(`There is no suite "${unknown.join('", "')}"; choose among ${known}.`);
  }
  return names.length === 0 ? allSuites : allSuites.filter((suite) => names.includes(suite.name));
}

async function main(names: readonly string[], toldToEnd: Promise<void>): Promise<Counts> {
  const suites = chosenSuites(names);
  const ended = toldToEnd.then(() => {
    throw new Cure('The tests were ended before they were done.');
  });
  if (!suites.some((suite) => suite.needsDesktop)) {
    return Promise.race([ended, runSuites(suites, { report: printReport, environment: definedEnvironment() })]);
  }
  await Promise.race([ended, prepareMachine('test', printReport, { build: false })]);
  const session = await startDesktopSession({ display: 'own', bus: 'own', keyring: 'unlocked', report: printReport });
  try {
    // The session's home is a new one, but what was fetched before is not to be fetched again for it.
    const environment = { ...session.env, XDG_CACHE_HOME: path.dirname(cacheFolder()) };
    return await Promise.race([ended, runSuites(suites, { report: printReport, environment })]);
  } finally {
    await session.dispose();
  }
}

let counts: Counts;
try {
  counts = await main(process.argv.slice(2), untilToldToEnd());
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  counts = oneFailed;
}
printReport(describeCounts(counts));
// What still runs after a signal is ended by the exit of this process.
process.exit(counts.failed === 0 ? 0 : 1);
