/** Our switches that people also write before the verb. Dropping `--simulated` there would change the real presence. */
const ours: ReadonlySet<string> = new Set(['--json', '--simulated']);

/**
 * The words that are for the command line, the verb first; null for an ordinary start. Chromium's switches and ours may stand
 * before the verb: ours are taken along behind it.
 *
 * @param argv as the process has it: the program first and, in development, the app's folder as the first word that is no switch.
 */
export function commandLineArguments(argv: readonly string[], isPackaged: boolean): readonly string[] | null {
  let given = argv.slice(1);
  if (!isPackaged) {
    const folder = given.findIndex(isWord);
    given = folder < 0 ? [] : given.slice(folder + 1);
  }
  return verbFirst(given);
}

/** The words after the program's name, the verb first; null where there is none. */
export function verbFirst(given: readonly string[]): readonly string[] | null {
  const found = given.findIndex(isWord);
  const verb = found < 0 ? given.find((word) => ['--help', '-h', '--version'].includes(word)) : given[found];
  if (verb === undefined) return null;
  if (found < 0) return [verb];
  const before = given.slice(0, found).filter((word) => ours.has(word));
  return [verb, ...before, ...given.slice(found + 1)];
}

const isWord = (argument: string): boolean => !argument.startsWith('-');
