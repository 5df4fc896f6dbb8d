import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { startOwnedProcess } from '../owned-process';
import { projectFolder } from '../project';
import type { Counts } from './counts';
import { honestCounts } from './counts';
import type { SuiteContext } from './suite';

const reportFolder = path.join(projectFolder, 'tests/.output/reports');

export interface TestProgram {
  readonly name: string;
  /** A JavaScript program of node_modules. */
  readonly script: string;
  /** Its arguments, given the file into which it is to write its JSON report. */
  readonly args: (reportFile: string) => readonly string[];
  readonly environment?: (reportFile: string) => Record<string, string>;
  readonly count: (report: string) => Counts;
  readonly timeLimitMs: number;
}

/** Runs a test program, shows what it prints, and counts from its report; a run over its time limit is ended and has failed. */
export async function runTestProgram(program: TestProgram, context: SuiteContext): Promise<Counts> {
  const reportFile = path.join(reportFolder, `${program.name}.json`);
  await mkdir(reportFolder, { recursive: true });
  await rm(reportFile, { force: true });
  const running = await startOwnedProcess(
    process.execPath,
    [path.join(projectFolder, 'node_modules', program.script), ...program.args(reportFile)],
    {
      folder: projectFolder,
      environment: { ...context.environment, ...program.environment?.(reportFile) },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const timer = setTimeout(() => {
    context.report(`${program.name}: not done after ${program.timeLimitMs / 60_000} minutes, ended`);
    void running.stop();
  }, program.timeLimitMs);
  const exitCode = await running.ended;
  clearTimeout(timer);
  const text = await readFile(reportFile, 'utf8').catch(() => undefined);
  return honestCounts(text === undefined ? undefined : program.count(text), exitCode);
}
