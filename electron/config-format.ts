/** `--effective-config` prints lines for people, `--effective-config=json` the same for programs. */
export type ConfigFormat = 'text' | 'json';

/** The format that the command line asks for; null where it does not ask. */
export function configFormatOf(argv: readonly string[]): ConfigFormat | null {
  if (argv.includes('--effective-config=json')) return 'json';
  return argv.includes('--effective-config') ? 'text' : null;
}
