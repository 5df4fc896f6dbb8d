import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import path from 'node:path';
import { isWriteAheadHeader, WRITE_AHEAD_HEADER_BYTES } from './write-ahead-header';

/** A database and what SQLite keeps beside it. */
const allFiles = (file: string): readonly string[] => [file, `${file}-wal`, `${file}-shm`, `${file}-journal`];

/** Makes folder and file if they are missing, for their owner alone; what SQLite makes beside the file gets its mode. */
export function prepareJournalFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  closeToOthers(path.dirname(file));
  closeToOthers(file);
}

/** It may have been restored from a backup, or made by hand. What its owner may do stays as it is. */
function closeToOthers(name: string): void {
  try {
    chmodSync(name, statSync(name).mode & 0o700);
  } catch {
    // It is somebody else's; whether it can be used shows by itself.
  }
}

/**
 * Looks for damage that SQLite would not report, but silently take for an empty journal, or for one that cannot be opened.
 *
 * @returns A sentence about it, or null.
 */
export function hiddenDamage(file: string): string | null {
  const states = allFiles(file).map((name) => statSync(name, { throwIfNoEntry: false }));
  const [database, writeAhead] = states;
  if (states.some((state) => state !== undefined && !state.isFile())) return 'Something else is in its place.';
  if (writeAhead === undefined || writeAhead.size === 0) return null;
  if (database === undefined || database.size === 0) return 'It is empty, and its write-ahead file is not.';
  return isWriteAheadHeader(firstBytes(`${file}-wal`, WRITE_AHEAD_HEADER_BYTES))
    ? null
    : 'Its write-ahead file is damaged.';
}

/**
 * Renames a database with all that belongs to it to `<file>.<why>-<time>`, beside any that are there already, so that
 * SQLite's own tools can still open it.
 *
 * @param atMs Epoch milliseconds.
 * @throws When something of it cannot be moved.
 * @returns Where it is now.
 */
export function keepJournalAside(file: string, why: string, atMs: number): string {
  const time = new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const wanted = `${file}.${why}-${time}`;
  const isTaken = (name: string): boolean => allFiles(name).some((taken) => existsSync(taken));
  let target = wanted;
  for (let count = 2; isTaken(target); count += 1) target = `${wanted}-${count}`;
  // The database first: should the rest stay, then the next start sees a write-ahead file without one, and tries again.
  for (const name of allFiles(file)) {
    if (lstatSync(name, { throwIfNoEntry: false })) renameSync(name, target + name.slice(file.length));
  }
  return target;
}

/**
 * Deletes what was kept aside of a database before an instant: everything in it is older. A folder that was in its place
 * is somebody else's, and stays.
 *
 * @param at epoch milliseconds.
 * @throws When something of it cannot be deleted.
 */
export function forgetKeptAside(file: string, at: number): void {
  const folder = path.dirname(file);
  const prefix = `${path.basename(file)}.`;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (!entry.isFile() || !name.startsWith(prefix)) continue;
    const keptAt = keptAsideAt(name.slice(prefix.length));
    if (keptAt !== null && keptAt < at) unlinkSync(path.join(folder, name));
  }
}

/** When something was kept aside, by its name `corrupt-20261025T083000Z`; null for what was not. */
function keptAsideAt(name: string): number | null {
  const [, date, hours, minutes, seconds] =
    /^(?:corrupt|newer)-(\d{8})T(\d\d)(\d\d)(\d\d)Z(?:-\d+)?(?:-wal|-shm|-journal)?$/.exec(name) ?? [];
  if (date === undefined) return null;
  const day = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].join('-');
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
}

function firstBytes(file: string, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  const descriptor = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, count, 0));
  } finally {
    closeSync(descriptor);
  }
}
