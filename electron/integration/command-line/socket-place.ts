import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';

/** The longest path of a socket that every system takes, in bytes: macOS has room for 103, Linux for 107. */
const LONGEST_PATH_BYTES = 103;

const ONLY_OWNER = 0o700;

export interface Computer {
  readonly platform: NodeJS.Platform;
  /** The installation's folder: another one has another socket. */
  readonly userData: string;
  /** `XDG_RUNTIME_DIR`, which is of this person alone and gone with their session; undefined where there is none. */
  readonly runtimeFolder: string | undefined;
  readonly temporaryFolder: string;
  /** Undefined on Windows. */
  readonly userId: number | undefined;
}

/**
 * Where the app listens for the command line. On Windows a pipe that nobody can guess: every program of the computer may give a
 * pipe any name first. Elsewhere a socket in a folder that only its owner may enter, made here.
 */
export function socketPlace(computer: Computer): Result<string, { readonly detail: string }> {
  if (computer.platform === 'win32') return ok(`\\\\.\\pipe\\presence-tray-${randomBytes(16).toString('hex')}`);
  const [place] = places(computer).filter((one) => Buffer.byteLength(one) <= LONGEST_PATH_BYTES);
  if (place === undefined) return err({ detail: 'every path for a socket is too long here' });
  const folder = path.dirname(place);
  return isOwnFolder(folder, computer.userId) ? ok(place) : err({ detail: `${folder} belongs to somebody else` });
}

function places({ userData, runtimeFolder, temporaryFolder, userId }: Computer): readonly string[] {
  const name = `${createHash('sha256').update(userData).digest('hex').slice(0, 16)}.sock`;
  const places = [
    path.join(userData, 'command-line', 'app.sock'),
    path.join(temporaryFolder, `presence-tray-${userId}`, name),
  ];
  const hasRuntimeFolder = runtimeFolder !== undefined && path.isAbsolute(runtimeFolder) && isFolder(runtimeFolder);
  return hasRuntimeFolder ? [path.join(runtimeFolder, 'presence-tray', name), ...places] : places;
}

/** Makes the folder if it is not there. False when somebody else has made it, or when it is a link. */
function isOwnFolder(folder: string, userId: number | undefined): boolean {
  mkdirSync(folder, { recursive: true, mode: ONLY_OWNER });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== userId) return false;
  if ((found.mode & 0o777) !== ONLY_OWNER) chmodSync(folder, ONLY_OWNER);
  return true;
}

const isFolder = (folder: string): boolean => lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
