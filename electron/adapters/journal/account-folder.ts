import { createHash } from 'node:crypto';
import path from 'node:path';
import type { AccountKey } from '../../ports';

/** Far below the 255 bytes that a file system allows for one name. */
const LONGEST_NAME = 64;

/** Names that Windows keeps for devices, with whatever ending. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/**
 * The folder of everything that belongs to one account: `accounts/<region>/<organisationId>/<userId>` in the user-data
 * folder. It is the same for the same account at each start, and never that of another, on any file system.
 *
 * @param userData An absolute path.
 */
export function accountFolder(userData: string, { region, organisationId, userId }: AccountKey): string {
  return path.join(userData, 'accounts', ...[region, organisationId, userId].map(folderName));
}

/** The text itself where it is a harmless name; else what is harmless of it, told apart from others by a hash of it all. */
function folderName(text: string): string {
  const harmless = text
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '_')
    .replace(/^\.+|\.+$/g, '_')
    .replace(deviceName, '_$&')
    .slice(0, LONGEST_NAME);
  if (harmless === text && text !== '') return text;
  return `${harmless}~${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
