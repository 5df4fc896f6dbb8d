import path from 'node:path';

/** The simulated organisation has a folder of its own below that of the real account. */
export const simulatedFolderOf = (userData: string): string => path.join(userData, 'simulated');

/**
 * Whose app is meant. In a packaged app the simulated one only when it is named, so that nobody takes it for their real
 * presence; in development whichever runs, the real one first.
 */
export function installationsMeant(
  userData: string,
  words: readonly string[],
  isPackaged: boolean,
): { readonly folders: readonly string[]; readonly simulatedFolder: string | null } {
  const simulatedFolder = simulatedFolderOf(userData);
  if (words.includes('--simulated')) return { folders: [simulatedFolder], simulatedFolder: null };
  return isPackaged
    ? { folders: [userData], simulatedFolder }
    : { folders: [userData, simulatedFolder], simulatedFolder: null };
}
