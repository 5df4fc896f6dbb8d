import type { Disposable, FeedPace, ReadAttendance, Scheduler, WindowView } from '../ports';

/** Says how eagerly the cloud is to be asked where it tells nothing by itself. It costs a timer only while somebody listens. */
export interface Pacer {
  /** Calls back at once, and at each change until disposed. */
  watch(listener: (pace: FeedPace) => void): Disposable;
}

export interface PacerDependencies {
  readonly attendance: ReadAttendance;
  readonly window: Pick<WindowView, 'isOpen' | 'onOpenChange'>;
  readonly scheduler: Scheduler;
}

/** Nobody has touched the computer for so long: nobody looks at what would be asked. */
export const GONE_AFTER_MS = 5 * 60_000;
/** How often the computer, never the cloud, is asked whether the agent is there. */
export const ATTENDANCE_CHECK_MS = 15_000;

export function createPacer({ attendance, window, scheduler }: PacerDependencies): Pacer {
  const whilePresent = (): FeedPace => (window.isOpen() ? 'fast' : 'slow');

  return {
    watch(listener) {
      let told = whilePresent();
      let timer: Disposable | null = null;
      let isDisposed = false;

      function tell(pace: FeedPace): void {
        if (pace === told) return;
        told = pace;
        listener(pace);
      }

      async function look(): Promise<void> {
        const attended = await attendance(GONE_AFTER_MS);
        if (isDisposed) return;
        tell(attended === 'gone' ? 'off' : whilePresent());
        timer?.dispose();
        timer = scheduler.after(ATTENDANCE_CHECK_MS, () => void look());
      }

      const opening = window.onOpenChange(() => void look());
      listener(told);
      void look();
      return {
        dispose() {
          isDisposed = true;
          timer?.dispose();
          opening.dispose();
        },
      };
    },
  };
}
