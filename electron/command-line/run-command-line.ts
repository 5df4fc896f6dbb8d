import { assertNever } from '../../shared/assert-never';
import { exitCodes } from '../../shared/command-line/exit-codes';
import type { CommandLineRequest } from '../../shared/command-line/protocol';
import type { MessageKey, MessageParameters, Translator } from '../../shared/i18n';
import { askApp } from './ask-app';
import type { Ending } from './ask-app';
import { findApp } from './find-app';
import { isListening } from './is-listening';
import { parseArguments } from './parse-arguments';

export interface CommandLineOptions {
  /** What follows the program's name, the verb first. */
  readonly words: readonly string[];
  /** Of this program. */
  readonly version: string;
  /** The user-data folders in which an app is looked for, in this order. */
  readonly folders: readonly string[];
  /** Where the simulated organisation would be, to be named when nothing else runs; null where it is looked for anyway. */
  readonly simulatedFolder: string | null;
  /** Undefined on Windows. */
  readonly ownUserId: number | undefined;
  /** Standard output; false when nobody reads it any more. */
  readonly write: (text: string) => Promise<boolean>;
  /** Standard error. */
  readonly complain: (text: string) => void;
}

/** Nobody reads standard output any more, as after `| head -1`: that is no error. */
class Unread extends Error {}

/** Does what the words ask for, and returns what to end with. Never throws. */
export async function runCommandLine(options: CommandLineOptions): Promise<number> {
  try {
    return await run(options);
  } catch (error) {
    if (error instanceof Unread) return exitCodes.done;
    const said = error instanceof Error ? error : new Error(String(error));
    return fail(options, 'internal', isJsonWanted(options) ? said.message : (said.stack ?? said.message), null);
  }
}

/** Also of words that are not understood: whoever parses what is wrong parses this too. */
const isJsonWanted = ({ words }: CommandLineOptions): boolean => words.includes('--json');

/** Says what is wrong, for people or for programs, and gives back what to end with. */
function fail(options: CommandLineOptions, code: keyof typeof exitCodes, message: string, details: unknown): number {
  options.complain(isJsonWanted(options) ? `${JSON.stringify({ error: message, code, details })}\n` : `${message}\n`);
  return exitCodes[code];
}

async function run(options: CommandLineOptions): Promise<number> {
  const { words, version } = options;
  const parsed = parseArguments(words);
  if (!parsed.ok) {
    const translator = await loadTranslator();
    const { key, parameters } = parsed.error;
    const problem = translator.text(key, parameters);
    const message = isJsonWanted(options) ? problem : `${problem}\n${translator.text('command-line.misuse.see-help')}`;
    return fail(options, 'invalid', message, null);
  }
  const command = parsed.value;
  switch (command.kind) {
    case 'help':
      await put(options, (await loadTranslator()).text('command-line.help'));
      return exitCodes.done;
    case 'version':
      await put(options, `${version}\n`);
      return exitCodes.done;
    case 'ask':
      return ask(options, command.request, command.isJson);
    default:
      return assertNever(command);
  }
}

async function ask(options: CommandLineOptions, request: CommandLineRequest, isJson: boolean): Promise<number> {
  const say = (answer: { readonly text: string; readonly data: unknown }): Promise<void> => {
    if (!isJson) return put(options, answer.text);
    return answer.data === null ? Promise.resolve() : put(options, `${JSON.stringify(answer.data)}\n`);
  };
  const complain = async (code: keyof typeof exitCodes, key: MessageKey, parameters: MessageParameters = {}) =>
    fail(options, code, (await loadTranslator()).text(key, parameters), null);

  const ending = await askFirst(options, request, say);
  switch (ending.kind) {
    case 'answered': {
      const { answer } = ending;
      if (answer.type === 'failed') return fail(options, answer.code, answer.message, answer.details);
      await say(answer);
      return exitCodes.done;
    }
    case 'not-running': {
      const isOnlySimulated = options.simulatedFolder !== null && (await lives(options.simulatedFolder, options));
      return complain(
        'not-running',
        isOnlySimulated ? 'command-line.not-running.simulated' : 'command-line.not-running',
      );
    }
    case 'ended':
      return complain('not-running', 'command-line.ended');
    case 'silent':
      return complain('not-running', 'command-line.silent');
    case 'foreign':
      return complain('not-running', 'command-line.foreign');
    case 'other-version': {
      const { version: running } = ending;
      return complain('not-understood', 'command-line.other-version', { running, own: options.version });
    }
    case 'not-understood':
      return complain('not-understood', 'command-line.not-understood');
    default:
      return assertNever(ending);
  }
}

/** Asks the first app that lives. */
async function askFirst(
  { folders, ownUserId }: CommandLineOptions,
  request: CommandLineRequest,
  say: (answer: { readonly text: string; readonly data: unknown }) => Promise<void>,
): Promise<Ending | { readonly kind: 'foreign' }> {
  for (const folder of folders) {
    const app = findApp(folder, ownUserId);
    if (app.kind === 'foreign') return app;
    if (app.kind === 'none') continue;
    const ending = await askApp(app.address, request, say);
    if (ending.kind !== 'not-running') return ending;
  }
  return { kind: 'not-running' };
}

async function lives(folder: string, { ownUserId }: CommandLineOptions): Promise<boolean> {
  const app = findApp(folder, ownUserId);
  return app.kind === 'address' && isListening(app.address);
}

async function put({ write }: CommandLineOptions, text: string): Promise<void> {
  if (!(await write(text))) throw new Unread();
}

/** Not loaded where all goes well: the app says its own sentences. */
async function loadTranslator(): Promise<Translator> {
  const { createTranslator } = await import('../../shared/i18n');
  return createTranslator('en');
}
