import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * A hash over the names and contents of files, to tell whether anything changed since the last time.
 * @param folder what the entries are relative to.
 * @param entries files and folders; a missing one counts as absent, which is a state of its own.
 */
export async function contentHash(folder: string, entries: readonly string[]): Promise<string> {
  const files = (await Promise.all(entries.map((entry) => filesBelow(path.join(folder, entry))))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(file);
    hash.update(`${path.relative(folder, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function filesBelow(entry: string): Promise<string[]> {
  const state = await stat(entry).catch(() => undefined);
  if (state === undefined) return [];
  if (!state.isDirectory()) return [entry];
  const found = await readdir(entry, { recursive: true, withFileTypes: true });
  return found.filter((item) => item.isFile()).map((item) => path.join(item.parentPath, item.name));
}
