import type { Interval } from './interval';
import { lengthMs } from './interval';
import type { HistoryPart } from './parts';

/** Several changes that are too close to each other to be drawn apart. */
export interface ShortChanges extends Interval {
  readonly kind: 'short-changes';
  /** All of them, at least two. */
  readonly parts: readonly HistoryPart[];
}

export type DrawnPart = HistoryPart | ShortChanges;

/**
 * What is drawn of parts: neighbours that are each shorter than a pixel are joined into one. Nothing is left out: what is
 * drawn is as long as the parts, and totals are made from the parts.
 *
 * @param parts ascending.
 * @param shortestMs milliseconds that a part must last to be drawn by itself.
 */
export function joinShortChanges(parts: readonly HistoryPart[], shortestMs: number): readonly DrawnPart[] {
  const drawn: DrawnPart[] = [];
  let run: HistoryPart[] = [];
  const endRun = (): void => {
    const [first, second] = run;
    const last = run.at(-1);
    if (first !== undefined && second === undefined) drawn.push(first);
    else if (first !== undefined && last !== undefined) {
      drawn.push({ kind: 'short-changes', startAt: first.startAt, endAt: last.endAt, parts: run });
    }
    run = [];
  };
  for (const part of parts) {
    const touches = run.at(-1)?.endAt === part.startAt;
    if (!touches) endRun();
    if (lengthMs(part) < shortestMs) run.push(part);
    else {
      endRun();
      drawn.push(part);
    }
  }
  endRun();
  return drawn;
}
