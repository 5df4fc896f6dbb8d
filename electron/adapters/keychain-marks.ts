import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** `stored`: the keychain took a value. `forgotten`: it is to be held for gone, even if the keychain still has it. */
export type KeychainMark = 'stored' | 'forgotten';

/**
 * Which names the keychain holds, by our own account; no values. A locked keychain answers as if it had nothing, and only
 * this tells the difference.
 */
export interface KeychainMarks {
  get(name: string): KeychainMark | null;
  set(name: string, mark: KeychainMark | null): void;
}

const marksSchema = z.strictObject({
  version: z.literal(1),
  entries: z.record(z.string(), z.enum(['stored', 'forgotten'])),
});

/**
 * Marks in a small file. One that cannot be read counts as empty: then a locked keychain is taken for an empty one.
 *
 * @throws from `set` when the file cannot be written.
 */
export function openKeychainMarks(file: string): KeychainMarks {
  const entries = new Map(Object.entries(readMarks(file)));
  return {
    get: (name) => entries.get(name) ?? null,
    set(name, mark) {
      if ((entries.get(name) ?? null) === mark) return;
      if (mark === null) entries.delete(name);
      else entries.set(name, mark);
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      const text = JSON.stringify({ version: 1, entries: Object.fromEntries(entries) });
      writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
      renameSync(`${file}.new`, file);
    },
  };
}

function readMarks(file: string): Record<string, KeychainMark> {
  try {
    return marksSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).entries;
  } catch {
    return {};
  }
}
