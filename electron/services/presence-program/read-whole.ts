import type { HistoryAnswer } from '../../../shared/history/answer';
import type { Interval } from '../../../shared/history/interval';
import type { Disposable, Scheduler } from '../../ports';
import type { History } from '../history/history';

/** A year is fetched in about so long; a program's own patience is seldom longer. */
export const WHOLE_HISTORY_LIMIT_MS = 20_000;

export interface ReadWholeEdges {
  readonly history: Pick<History, 'read' | 'isFetching'>;
  /** Calls back whenever something may have changed; gives back how to stop that. */
  readonly listen: (listener: () => void) => () => void;
  readonly scheduler: Scheduler;
}

/**
 * Reads a range of the history and waits until what was missing of it has been fetched, at most for so long. It asks again only
 * while nothing is being fetched, for to ask for one range is to give up another, which may be the window's.
 */
export function readWhole(
  range: Interval,
  { history, listen, scheduler }: ReadWholeEdges,
): Promise<{ readonly answer: HistoryAnswer; readonly isComplete: boolean }> {
  return new Promise((resolve) => {
    let limit: Disposable | null = null;
    let unlisten = (): void => undefined;
    function finish(answer: HistoryAnswer, isComplete: boolean): void {
      unlisten();
      limit?.dispose();
      resolve({ answer, isComplete });
    }
    function look(): void {
      const answer = history.read(range, false);
      if (!isBeingFetched(answer)) finish(answer, !hasUnfetched(answer));
    }
    limit = scheduler.after(WHOLE_HISTORY_LIMIT_MS, () => finish(history.read(range, false), false));
    unlisten = listen(() => {
      if (!history.isFetching()) look();
    });
    look();
  });
}

const isBeingFetched = ({ source }: HistoryAnswer): boolean => source.kind === 'cloud' && source.progress !== null;

const hasUnfetched = ({ parts }: HistoryAnswer): boolean =>
  parts.some((part) => part.kind === 'gap' && (part.reason === 'failed' || part.reason === 'not-loaded'));
