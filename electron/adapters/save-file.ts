import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { FileToSave, Log } from '../ports';

/** As much of Electron's `dialog` as saving needs. */
interface SaveDialog {
  showSaveDialog(options: {
    defaultPath: string;
    filters: { name: string; extensions: string[] }[];
  }): Promise<{ canceled: boolean; filePath?: string }>;
}

export interface SaveFileDependencies {
  /** Where the dialog begins: an absolute path. */
  readonly folder: () => string;
  readonly dialog: SaveDialog;
  readonly log: Log;
}

/**
 * Asks the person where to save a file, with the system's own dialog, and writes it there for them alone. It is there whole or
 * not at all: what a full disk breaks off takes no earlier file with it.
 */
export async function saveFile(
  { suggestedName, content }: FileToSave,
  { folder, dialog, log }: SaveFileDependencies,
): Promise<Result<boolean, { readonly detail: string }>> {
  const ending = path.extname(suggestedName).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: path.join(folder(), suggestedName),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  });
  if (canceled || filePath === undefined || filePath === '') return ok(false);
  const unfinished = `${filePath}.part`;
  try {
    await writeFile(unfinished, content, { mode: 0o600, flush: true });
    await rename(unfinished, filePath);
    return ok(true);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    log.warn('a file was not saved', { error });
    return err({ detail: error instanceof Error ? error.message : String(error) });
  }
}
