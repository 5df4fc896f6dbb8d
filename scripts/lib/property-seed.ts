import { execFileSync } from 'node:child_process';
import { projectFolder } from './project';

/** Drawn by chance below this, so that a seed is a whole number that fast-check takes as it is. */
const SEEDS = 2 ** 31;

/**
 * The seed that the laws' examples are drawn from. Each state of the project has its own: the same commit is tried with the
 * same examples everywhere, so that what is green stays green and what fails here fails there; the next commit tries others.
 *
 * @param wanted A whole number, or `random`; otherwise it comes from the tree of the commit that is checked out.
 */
export function propertySeed(wanted: string | undefined): number {
  if (wanted === 'random') return Math.floor(Math.random() * SEEDS);
  if (wanted !== undefined) return Number(wanted);
  return Number.parseInt(treeOfCommit().slice(0, 8), 16) % SEEDS;
}

/** The object name of the tree; of an export without a repository, always the same. */
function treeOfCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD^{tree}'], {
      cwd: projectFolder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '1';
  }
}
