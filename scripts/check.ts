// npm run check: types, lint, format, layers and dead code.
import { allChecks } from './lib/checks/all-checks';
import { runChecks } from './lib/checks/run-checks';
import { printReport, secondsSince } from './lib/report';

const startedAtMs = performance.now();
const { passed, failed } = await runChecks(allChecks, printReport);
printReport(`checks: ${passed} passed, ${failed} failed (${secondsSince(startedAtMs)})`);
process.exitCode = failed === 0 ? 0 : 1;
