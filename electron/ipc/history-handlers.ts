import type { Interval } from '../../shared/history/interval';
import { packAnswer } from '../../shared/history/packed';
import type { Handlers, IpcError } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { FileToSave } from '../ports';
import type { History } from '../services/history/history';

export interface HistoryHandlerDependencies {
  /** Null while nobody was signed in. */
  readonly history: () => History | null;
  /** What the history's window shows on paper, as a PDF; null when that could not be made. */
  readonly printHistory: () => Promise<Uint8Array | null>;
  readonly saveFile: (file: FileToSave) => Promise<Result<boolean, { readonly detail: string }>>;
}

type HistoryHandlers = Pick<Handlers, Extract<keyof Handlers, `history.${string}`>>;

const signedOut = err<IpcError>({ code: 'SIGNED_OUT', message: 'Sign in first.' });
const diskRefused = (message: string) => err<IpcError>({ code: 'DISK_REFUSED', message });

/** The day of an instant in UTC, for the name of a file. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const nameOf = ({ startAt, endAt }: Interval, ending: string): string =>
  `presence-history-${dayOf(startAt)}-to-${dayOf(endAt - 1)}.${ending}`;

/** Answers to the window's questions about the history. */
export function createHistoryHandlers({
  history,
  printHistory,
  saveFile,
}: HistoryHandlerDependencies): HistoryHandlers {
  async function save(file: FileToSave): Promise<Result<{ isSaved: boolean }, IpcError>> {
    const saved = await saveFile(file);
    return saved.ok ? ok({ isSaved: saved.value }) : diskRefused(saved.error.detail);
  }

  return {
    'history.read': async ({ range, isAsked }) => {
      const own = history();
      return own === null ? signedOut : ok(packAnswer(own.read(range, isAsked)));
    },
    'history.cancel': async () => {
      history()?.cancel();
      return ok(undefined);
    },
    'history.stop': async () => {
      history()?.stop();
      return ok(undefined);
    },
    'history.export': async ({ range, format }) => {
      const own = history();
      if (own === null) return signedOut;
      return save({ suggestedName: nameOf(range, format), content: own.exported(range, format) });
    },
    'history.exportPicture': ({ range, picture }) => save({ suggestedName: nameOf(range, 'png'), content: picture }),
    'history.exportDocument': async ({ range }) => {
      const printed = await printHistory();
      if (printed === null)
        return err({ code: 'INTERNAL', message: 'The history could not be printed. The log has the reason.' });
      return save({ suggestedName: nameOf(range, 'pdf'), content: printed });
    },
    'history.exportWhole': async () => {
      const own = history();
      if (own === null) return signedOut;
      return save({ suggestedName: 'presence-tray-own-data.json', content: own.exportedWhole() });
    },
    'history.deleteAll': async () => {
      const own = history();
      if (own === null) return signedOut;
      const deleted = own.deleteAll();
      return deleted.ok ? ok(undefined) : diskRefused(deleted.error.detail);
    },
  };
}
