import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../electron/command-line/parse-arguments';
import { requestSchema } from '../../../shared/command-line/protocol';
import { createTranslator } from '../../../shared/i18n';
import { NOTE_MAX_LENGTH } from '../../../shared/presence/note';
import { fc } from '../../properties';

const asks = (request: object, isJson = false) => ({
  ok: true,
  value: { kind: 'ask', request: { protocol: 1, ...request }, isJson },
});

/** What a person reads when the words are not understood. */
function complaint(...words: string[]): string {
  const parsed = parseArguments(words);
  if (parsed.ok) throw new Error(`It was understood: ${words.join(' ')}`);
  return createTranslator('en').text(parsed.error.key, parsed.error.parameters);
}

describe('The words of a command', () => {
  it.each(['get', 'watch', 'presences'] as const)('%s asks for itself, and takes --json', (verb) => {
    expect(parseArguments([verb])).toEqual(asks({ verb }));
    expect(parseArguments([verb, '--json'])).toEqual(asks({ verb }, true));
  });

  it('set names a presence, with a note and a length', () => {
    expect(parseArguments(['set', 'Break'])).toEqual(asks({ verb: 'set', presence: 'Break' }));
    expect(parseArguments(['set', 'After-call admin', '--note', 'forms', '--for', '1h30m', '--json'])).toEqual(
      asks({ verb: 'set', presence: 'After-call admin', note: 'forms', forMs: 5_400_000 }, true),
    );
    expect(parseArguments(['set', '--for=15m', 'Break'])).toEqual(
      asks({ verb: 'set', presence: 'Break', forMs: 900_000 }),
    );
  });

  it('set changes the note alone, and takes it away when it is empty', () => {
    expect(parseArguments(['set', '--note', 'Back at 3'])).toEqual(asks({ verb: 'set', note: 'Back at 3' }));
    expect(parseArguments(['set', '--note='])).toEqual(asks({ verb: 'set', note: '' }));
  });

  it('history has a range and a format', () => {
    expect(parseArguments(['history'])).toEqual(asks({ verb: 'history', format: 'text' }));
    expect(parseArguments(['history', '--from', '2026-10-05', '--to', '2026-10-09', '--csv'])).toEqual(
      asks({ verb: 'history', from: '2026-10-05', to: '2026-10-09', format: 'csv' }),
    );
    expect(parseArguments(['history', '--json'])).toEqual(asks({ verb: 'history', format: 'json' }, true));
  });

  it('api-token is for reading and writing unless it is said otherwise', () => {
    expect(parseArguments(['api-token'])).toEqual(asks({ verb: 'api-token', access: 'read-write' }));
    expect(parseArguments(['api-token', '--read-only'])).toEqual(asks({ verb: 'api-token', access: 'read-only' }));
  });

  it.each([['help'], ['--help'], ['-h'], ['set', '--help'], ['get', '-h']])('%j is for help', (...words) => {
    expect(parseArguments(words)).toEqual({ ok: true, value: { kind: 'help' } });
  });

  it('takes what says which installation is meant, with every verb', () => {
    expect(parseArguments(['get', '--simulated', '--user-data-dir=/x'])).toEqual(asks({ verb: 'get' }));
  });

  it.each([
    [['gte'], 'There is no command “gte”.'],
    [['set'], 'Say which presence, as in set Break, or give a note with --note.'],
    [['set', ' '], 'Say which presence, as in set Break, or give a note with --note.'],
    [['set', 'On', 'Queue'], 'put a name of several words in quotes, as in set "On Queue"'],
    [['set', 'Break', '--for', '15'], '“15” is no length'],
    [['set', 'Break', '--for', '25h'], '“25h” is no length from 1 minute to 24 hours'],
    [['set', 'Break', '--for', '0m'], '“0m” is no length'],
    [['set', '--note', 'x', '--for', '15m'], 'A length belongs to a presence'],
    [['set', 'Break', '--note', 'x'.repeat(NOTE_MAX_LENGTH + 1)], 'at most 200 characters'],
    [['set', 'Break', '--notes', 'x'], "Unknown option '--notes'"],
    [['set', 'Break', '--note'], "'--note <value>' argument missing"],
    [['get', 'Break'], "Unexpected argument 'Break'"],
    [['history', '--csv', '--json'], 'Choose --csv or --json.'],
  ])('%j is not understood, and it says why', (words, sentence) => {
    expect(complaint(...words)).toContain(sentence);
  });

  it('whatever they are, they are refused or become a request that the app takes', () => {
    const word = fc.oneof(
      fc.constantFrom('get', 'set', 'watch', 'history', 'api-token', '--note', '--for', '15m', '--from', '--', '-'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const parsed = parseArguments(words);
        if (!parsed.ok || parsed.value.kind !== 'ask') return;
        const { request } = parsed.value;
        // How long a name or a date may be is for the app to say.
        const isLong = [...Object.values(request)].some((value) => typeof value === 'string' && value.length > 40);
        expect(isLong || requestSchema.safeParse(request).success).toBe(true);
      }),
    );
  });
});
