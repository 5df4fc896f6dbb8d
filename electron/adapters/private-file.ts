import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/result';

/** No key is longer. */
const LARGEST_FILE_BYTES = 64 * 1024;

/**
 * Reads a file that nobody but its owner may read, such as a private key. What others of this computer can read, or replace,
 * is refused with a sentence that says how to mend it. Windows has no such bits: there the folder's rights decide.
 */
export function readPrivateFile(
  path: string,
  platform: NodeJS.Platform = process.platform,
): Result<string, { readonly detail: string }> {
  let file: number;
  try {
    // Not blocking: a pipe in its place would keep the app waiting for ever.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return err({ detail: code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code ?? ''}).` });
  }
  try {
    // What was opened is judged, not what stands under the name by now.
    const stat = fstatSync(file);
    if (!stat.isFile()) return err({ detail: `${path} is not a file.` });
    if (stat.size > LARGEST_FILE_BYTES) return err({ detail: `${path} is too large to be a key.` });
    if (platform !== 'win32' && (stat.mode & 0o077) !== 0) {
      return err({ detail: `${path} can be read by others on this computer. Run: chmod 600 "${path}"` });
    }
    return ok(readFileSync(file, 'utf8'));
  } catch (error) {
    return err({ detail: `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? ''}).` });
  } finally {
    closeSync(file);
  }
}
