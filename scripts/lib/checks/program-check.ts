import path from 'node:path';
import { projectFolder } from '../project';
import { runProgram } from '../run-program';
import type { Check } from './check';

/** A check that is a JavaScript program of node_modules: it passes when the program's exit status is 0. */
export function programCheck(name: string, script: string, args: readonly string[]): Check {
  return {
    name,
    async run() {
      const result = await runProgram(process.execPath, [path.join(projectFolder, 'node_modules', script), ...args], {
        folder: projectFolder,
      });
      return { ok: result.exitCode === 0, detail: `${result.stdout}${result.stderr}`.trim() };
    },
  };
}
