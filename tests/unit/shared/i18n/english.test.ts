import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTranslator, english, type MessageKey } from '../../../../shared/i18n';

const root = path.resolve(import.meta.dirname, '../../../..');
const sources = ['electron', 'renderer', 'shared']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(root, folder, name),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(path.join('i18n', 'en')))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const keys = Object.keys(english) as MessageKey[];

/** What stands before and behind the varying part of a key that is put together, such as `idle.source.${name}`. */
const composed = [...sources.matchAll(/`([a-z][a-z-]*(?:\.[\w-]*)*[.-])\$\{[^}`]*\}([\w.-]*)`/g)].map(
  ([, before = '', after = '']) => ({ before, after }),
);

/** The key stands whole in the sources; or a composed one makes it, and its varying part is a word of theirs. */
function isUsed(key: MessageKey): boolean {
  if (sources.includes(`'${key}'`)) return true;
  return composed.some(({ before, after }) => {
    if (!key.startsWith(before) || !key.endsWith(after) || key.length <= before.length + after.length) return false;
    const part = key.slice(before.length, key.length - after.length);
    return [`'${part}'`, ` ${part}:`].some((word) => sources.includes(word));
  });
}

describe('The English sentences', () => {
  it('are all said somewhere', () => {
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  it('can all be formatted, once what they want is given', () => {
    const translator = createTranslator('en');
    for (const key of keys) {
      const names = [...english[key].matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name);
      const said = translator.text(key, Object.fromEntries(names.map((name) => [name, 2])));
      expect(said, key).not.toMatch(/[{}]/);
    }
  });

  it('use the typographer’s apostrophe and quotation marks, except for what is typed on a terminal', () => {
    const plain = keys.filter((key) => !key.startsWith('command-line.') && /\w'\w|"/.test(english[key]));
    expect(plain).toEqual([]);
  });

  it('tell an agent of their status, and leave the word presence to programs and administrators', () => {
    const forPrograms = /^(command-line|program|local-api|history)\./;
    const named = keys.filter(
      (key) => !forPrograms.test(key) && /\bpresences?\b/i.test(english[key].replace(/Presence Tray|https:\S+/g, '')),
    );
    expect(named).toEqual(['right.other-source']);
  });
});
