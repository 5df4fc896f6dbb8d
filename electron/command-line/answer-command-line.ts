import { installationsMeant } from './installations';
import { runCommandLine } from './run-command-line';

/**
 * Runs the command line of this process, on its own streams.
 *
 * @returns what the process is to end with.
 */
export function answerCommandLine(options: {
  readonly words: readonly string[];
  readonly version: string;
  readonly userData: string;
  readonly isPackaged: boolean;
}): Promise<number> {
  const { words, version, userData, isPackaged } = options;
  // Whoever reads may leave, as `head` does: the next write says so.
  process.stdout.on('error', () => undefined);
  return runCommandLine({
    words,
    version,
    ...installationsMeant(userData, words, isPackaged),
    ownUserId: process.getuid?.(),
    write: (text) => new Promise((resolve) => process.stdout.write(text, (error) => resolve(!error))),
    complain: (text) => void process.stderr.write(text),
  });
}
