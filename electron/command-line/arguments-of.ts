/**
 * The words that are for the command line, from its verb on; null for an ordinary start. Chromium's switches and ours may stand
 * before the verb.
 *
 * @param argv as the process has it: the program first and, in development, the app's folder as the first word that is no switch.
 */
export function commandLineArguments(argv: readonly string[], isPackaged: boolean): readonly string[] | null {
  const isWord = (argument: string): boolean => !argument.startsWith('-');
  let given = argv.slice(1);
  if (!isPackaged) {
    const folder = given.findIndex(isWord);
    given = folder < 0 ? [] : given.slice(folder + 1);
  }
  const verb = given.findIndex(isWord);
  if (verb >= 0) return given.slice(verb);
  const asked = given.find((argument) => ['--help', '-h', '--version'].includes(argument));
  return asked === undefined ? null : [asked];
}
