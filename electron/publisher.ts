import type { Translator } from '../shared/i18n';
import type { Snapshot } from '../shared/snapshot';
import type { CardView, Clock, Disposable, PageWindows, Scheduler, TrayView, WindowView } from './ports';
import { nextTrayChangeAt, trayModel } from './tray/tray-model';
import type { WarningNotice } from './warning-notice';

/** Draws tray and windows from the snapshot, once for all that changed in the same turn. */
export interface Publisher extends Disposable {
  /** Something changed: draw soon. */
  invalidate(): void;
  /** Draw now. */
  publish(): void;
}

export interface PublisherDependencies {
  readonly build: () => Snapshot;
  readonly tray: TrayView;
  readonly window: WindowView;
  readonly pages: PageWindows;
  readonly card: CardView;
  readonly warningNotice: WarningNotice;
  readonly translator: Translator;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** The app is awake because the tray's text has changed. */
  readonly onTick: () => void;
}

export function createPublisher(dependencies: PublisherDependencies): Publisher {
  const { build, tray, window, pages, card, warningNotice, translator, clock, scheduler, onTick } = dependencies;
  let isInvalid = false;
  let isDisposed = false;
  let tick: Disposable | null = null;

  /** The tray shows how long the presence has lasted; the windows count by themselves. */
  function drawTray(snapshot: Snapshot): void {
    const now = clock.now();
    tray.render(trayModel(snapshot, now, translator));
    tick?.dispose();
    const at = nextTrayChangeAt(snapshot, now);
    const redraw = (): void => {
      drawTray(build());
      onTick();
    };
    tick = at === null ? null : scheduler.after(at - now, redraw);
  }

  function publish(): void {
    isInvalid = false;
    if (isDisposed) return;
    const snapshot = build();
    drawTray(snapshot);
    window.publish(snapshot);
    pages.publish(snapshot);
    card.publish(snapshot);
    warningNotice.publish(snapshot);
  }

  return {
    publish,
    invalidate() {
      if (isInvalid) return;
      isInvalid = true;
      queueMicrotask(publish);
    },
    dispose() {
      isDisposed = true;
      tick?.dispose();
    },
  };
}
