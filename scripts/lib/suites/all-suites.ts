import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildApp } from '../app-build';
import { allChecks } from '../checks/all-checks';
import { runChecks } from '../checks/run-checks';
import { describeFailure } from '../cure';
import { projectFolder } from '../project';
import { runProgram } from '../run-program';
import type { Counts } from './counts';
import { oneFailed, onePassed } from './counts';
import { runTestProgram } from './program-suite';
import { countPlaywright, countVitest } from './reports';
import type { Suite, SuiteContext } from './suite';

const minuteMs = 60_000;

const check: Suite = {
  name: 'check',
  needsDesktop: false,
  run: async ({ report }) => ({ ...(await runChecks(allChecks, report)), skipped: 0 }),
};

const build: Suite = {
  name: 'build',
  needsDesktop: false,
  async run({ report }) {
    try {
      report(`build: ${await buildApp()}`);
      return onePassed;
    } catch (error) {
      report(describeFailure(error));
      return oneFailed;
    }
  },
};

function vitest(name: string, projects: readonly string[], needsDesktop: boolean): Suite {
  return {
    name,
    needsDesktop,
    run: (context) =>
      runTestProgram(
        {
          name,
          script: 'vitest/vitest.mjs',
          args: (reportFile) => [
            'run',
            ...projects.flatMap((project) => ['--project', project]),
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${reportFile}`,
          ],
          count: countVitest,
          timeLimitMs: 7 * minuteMs,
        },
        context,
      ),
  };
}

function playwright(name: string, context: SuiteContext): Promise<Counts> {
  return runTestProgram(
    {
      name,
      script: '@playwright/test/cli.js',
      args: () => ['test', '--project', name],
      environment: (reportFile) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile }),
      count: countPlaywright,
      timeLimitMs: 9 * minuteMs,
    },
    context,
  );
}

const endToEnd: Suite = {
  name: 'e2e',
  needsDesktop: true,
  async run(context) {
    const built = await build.run(context);
    return built.failed > 0 ? built : playwright('e2e', context);
  },
};

const packaged: Suite = {
  name: 'packaged',
  needsDesktop: true,
  async run(context) {
    const packing = await runProgram('npm', ['run', 'dist'], { folder: projectFolder, timeLimitMs: 5 * minuteMs });
    if (packing.exitCode !== 0) {
      context.report(`${packing.stdout}${packing.stderr}\nnpm run dist failed`);
      return oneFailed;
    }
    return playwright('packaged', context);
  },
};

/** The parts of `npm test`, in the order in which they run: what is quick to say no comes first. */
export const allSuites: readonly Suite[] = [
  check,
  vitest('unit', ['unit', 'renderer'], false),
  vitest('integration', ['integration'], true),
  build,
  endToEnd,
  packaged,
].map((suite) => failsWithoutTests(suite));

/** A suite whose tests are missing must not look like one that passes. */
function failsWithoutTests(suite: Suite): Suite {
  if (suite === check || suite === build) return suite;
  return {
    ...suite,
    run: (context) => {
      if (existsSync(path.join(projectFolder, 'tests', suite.name))) return suite.run(context);
      context.report(`tests/${suite.name} does not exist`);
      return Promise.resolve(oneFailed);
    },
  };
}
