import { lchown, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Somebody else on this machine. Only root can start programs as another user. */
export interface OtherUser {
  readonly userId: number;
  readonly groupId: number;
}

/** Gives a file, or a folder with all that is in it, to another user; without one it stays as it is. */
export async function giveTo(user: OtherUser | undefined, file: string): Promise<void> {
  if (user === undefined) return;
  await lchown(file, user.userId, user.groupId);
  const inside = await readdir(file, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR') return [];
    throw error;
  });
  for (const name of inside) await lchown(path.join(file, name), user.userId, user.groupId);
}

/** The switches with which `setpriv` (of util-linux) becomes that user, with no groups but the user's own. */
export function becomeUser(user: OtherUser | undefined): readonly string[] {
  return user === undefined ? [] : [`--reuid=${user.userId}`, `--regid=${user.groupId}`, '--clear-groups'];
}
