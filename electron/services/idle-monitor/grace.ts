import type { Grace, HeldBack, Scheduler, SystemHold } from '../../ports';

/**
 * Lets listeners ask for time while an event is being told, and lets the system go on when all of them are done, at the
 * latest when the time is over. Where nobody asks, it goes on at once.
 */
export function tellWithGrace(
  what: HeldBack,
  { hold, scheduler }: { readonly hold: SystemHold; readonly scheduler: Scheduler },
  tell: (grace: Grace) => void,
): void {
  const graceMs = hold.grantedMs(what);
  const work: Promise<unknown>[] = [];
  tell({ graceMs, waitFor: (more) => void work.push(more) });
  if (work.length === 0 || graceMs === 0) {
    hold.release(what);
    return;
  }
  let isReleased = false;
  const release = (): void => {
    if (!isReleased) hold.release(what);
    isReleased = true;
    limit.dispose();
  };
  const limit = scheduler.after(graceMs, release);
  void Promise.allSettled(work).then(release);
}
