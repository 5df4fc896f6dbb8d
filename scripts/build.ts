// npm run build: makes dist/ and dist-electron/ from scratch.
import { buildApp } from './lib/app-build';
import { describeFailure } from './lib/cure';
import { printReport, secondsSince } from './lib/report';

const startedAtMs = performance.now();
try {
  await buildApp({ force: true });
  printReport(`build: dist/ and dist-electron/ made in ${secondsSince(startedAtMs)}`);
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
