import type { Destination } from './patch';
import { isShownBy } from './patch';
import type { Attempt, Notice } from './state';

/** What is still to be told, given where things lead: nobody is asked for, or told of the lack of, what stands. */
export function noticeBeside(notice: Notice | null, destination: Destination): Notice | null {
  switch (notice?.kind) {
    case 'conflict':
      return isShownBy(notice.mine, destination) ? null : notice;
    case 'not-set':
      return isShownBy(notice.patch, destination) ? null : notice;
    default:
      return notice ?? null;
  }
}

/** What is still to be told once a write turns out to have been carried out: it was perhaps told that it was not. */
export function noticeAfterOwn(notice: Notice | null, attempt: Attempt, destination: Destination): Notice | null {
  const isAboutIt =
    notice?.kind === 'automatic-missed' &&
    attempt.cause.kind === 'rule' &&
    notice.missed.decidedAt === attempt.decidedAt;
  return isAboutIt ? null : noticeBeside(notice, destination);
}
