import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ADDRESS_FILE, addressFileSchema } from '../../shared/command-line/address';

/** Where the app of one installation can be spoken to. `foreign`: its socket is not of this person, and nothing is to be sent there. */
export type FoundApp =
  { readonly kind: 'address'; readonly address: string } | { readonly kind: 'none' } | { readonly kind: 'foreign' };

/**
 * Looks for the app that runs on a user-data folder. That it is found does not mean that it lives: an app that was killed leaves
 * its file behind.
 */
export function findApp(userData: string, ownUserId: number | undefined): FoundApp {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path.join(userData, ADDRESS_FILE), 'utf8'));
  } catch {
    return { kind: 'none' };
  }
  const parsed = addressFileSchema.safeParse(content);
  if (!parsed.success) return { kind: 'none' };
  const { address } = parsed.data;
  // Windows has no user ids; the name of its pipe is known to nobody who cannot read this folder.
  if (ownUserId === undefined) return { kind: 'address', address };
  const socket = lstatSync(address, { throwIfNoEntry: false });
  if (socket === undefined) return { kind: 'none' };
  return socket.uid === ownUserId ? { kind: 'address', address } : { kind: 'foreign' };
}
