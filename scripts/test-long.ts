// npm run test:long [-- effort [seed]]: every law of the tests with 50 times the examples, or as many as told, of a new seed.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Cure, describeFailure } from './lib/cure';
import { projectFolder } from './lib/project';
import { propertySeed } from './lib/property-seed';
import { printReport } from './lib/report';
import { runProgram } from './lib/run-program';
import { wholeNumber } from './lib/whole-number';

const usualEffort = 50;

/** The test files that state laws: they draw their examples through tests/properties.ts. */
async function filesWithLaws(): Promise<string[]> {
  const folder = path.join(projectFolder, 'tests');
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.test\.tsx?$/.test(name));
  const contents = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return names.filter((_, index) => /from '.*\/(properties|arbitraries)'/.test(contents[index] ?? ''));
}

async function main([effortText, seedText]: readonly string[]): Promise<void> {
  const effort = wholeNumber(effortText, 'number of times', usualEffort);
  const seed = wholeNumber(seedText, 'seed', propertySeed('random'));
  const files = await filesWithLaws();
  printReport(`test:long: the laws of ${files.length} files, ${effort} times the examples, seed ${seed}`);
  const { exitCode } = await runProgram(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files], {
    folder: projectFolder,
    environment: { ...process.env, PROPERTY_EFFORT: String(effort), PROPERTY_SEED: String(seed) },
    output: 'inherit',
  });
  if (exitCode !== 0) throw new Cure(`A law does not hold; \`npm run test:long -- ${effort} ${seed}\` shows it again.`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
