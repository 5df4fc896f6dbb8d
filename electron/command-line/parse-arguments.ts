import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { PROTOCOL_VERSION } from '../../shared/command-line/protocol';
import type { CommandLineRequest } from '../../shared/command-line/protocol';
import type { MessageKey, MessageParameters } from '../../shared/i18n';
import { LONGEST_DURATION_MS, SHORTEST_DURATION_MS } from '../../shared/presence/duration';
import { NOTE_MAX_LENGTH } from '../../shared/presence/note';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import { parseLength } from './parse-length';

/** What the words of a command ask for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'ask'; readonly request: CommandLineRequest; readonly isJson: boolean };

/** Why they cannot be understood: a sentence of the catalogue. */
export interface Misuse {
  readonly key: Extract<MessageKey, `command-line.misuse.${string}`>;
  readonly parameters: MessageParameters;
}

type Outcome = Result<Command, Misuse>;
type Options = NonNullable<ParseArgsConfig['options']>;

const protocol = PROTOCOL_VERSION;

/** Which installation is meant; decided where the app's folder is looked for. */
const everywhere = {
  json: { type: 'boolean' },
  simulated: { type: 'boolean' },
  'user-data-dir': { type: 'string' },
} as const satisfies Options;

const misuse = (key: Misuse['key'], parameters: MessageParameters = {}): Outcome => err({ key, parameters });

const ask = (request: CommandLineRequest, isJson: boolean | undefined): Outcome =>
  ok({ kind: 'ask', request, isJson: isJson === true });

/**
 * Reads the words after the program's name.
 *
 * @param words the verb first.
 */
export function parseArguments([verb, ...words]: readonly string[]): Outcome {
  if (words.includes('--help') || words.includes('-h')) return ok({ kind: 'help' });
  try {
    return parseVerb(verb, [...words]);
  } catch (error) {
    // parseArgs says what is wrong, and with which of the words.
    if (error instanceof TypeError && 'code' in error)
      return misuse('command-line.misuse.words', { problem: error.message });
    throw error;
  }
}

function parseVerb(verb: string | undefined, args: string[]): Outcome {
  switch (verb) {
    case 'help':
    case '--help':
    case '-h':
      return ok({ kind: 'help' });
    case 'version':
    case '--version':
      return ok({ kind: 'version' });
    case 'get':
    case 'watch':
    case 'presences': {
      const { values } = parseArgs({ args, options: everywhere });
      return ask({ protocol, verb }, values.json);
    }
    case 'set':
      return parseSet(args);
    case 'history':
      return parseHistory(args);
    case 'api-token': {
      const { values } = parseArgs({ args, options: { ...everywhere, 'read-only': { type: 'boolean' } } });
      return ask({ protocol, verb, access: values['read-only'] === true ? 'read-only' : 'read-write' }, values.json);
    }
    default:
      return misuse('command-line.misuse.verb', { verb: verb ?? '' });
  }
}

function parseSet(args: string[]): Outcome {
  const options = { ...everywhere, note: { type: 'string' }, for: { type: 'string' } } as const satisfies Options;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const { note, for: length } = values;
  const [presence, ...more] = positionals.map((word) => word.trim());
  if (more.length > 0) return misuse('command-line.misuse.one-presence', { words: positionals.join(' ') });
  if (presence === undefined && note === undefined) return misuse('command-line.misuse.no-presence');
  if (presence === '') return misuse('command-line.misuse.no-presence');
  if (note !== undefined && note.length > NOTE_MAX_LENGTH)
    return misuse('command-line.misuse.long-note', { limit: NOTE_MAX_LENGTH });
  if (presence === undefined && length !== undefined) return misuse('command-line.misuse.length-of-nothing');
  const forMs = length === undefined ? undefined : parseLength(length);
  if (forMs === null || (forMs !== undefined && (forMs < SHORTEST_DURATION_MS || forMs > LONGEST_DURATION_MS))) {
    return misuse('command-line.misuse.length', { length: length ?? '' });
  }
  return ask(
    {
      protocol,
      verb: 'set',
      ...(presence === undefined ? {} : { presence }),
      ...(note === undefined ? {} : { note }),
      ...(forMs === undefined ? {} : { forMs }),
    },
    values.json,
  );
}

function parseHistory(args: string[]): Outcome {
  const { values } = parseArgs({
    args,
    options: { ...everywhere, from: { type: 'string' }, to: { type: 'string' }, csv: { type: 'boolean' } },
  });
  const { from, to, csv, json } = values;
  if (csv === true && json === true) return misuse('command-line.misuse.two-formats');
  const format = csv === true ? 'csv' : json === true ? 'json' : 'text';
  return ask(
    {
      protocol,
      verb: 'history',
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      format,
    },
    json,
  );
}
