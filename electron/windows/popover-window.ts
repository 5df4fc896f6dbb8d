import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { EventName } from '../../shared/ipc/channels';
import { popoverSize } from '../../shared/window-size';
import type { Disposable, Log, Rectangle, Scheduler, WindowView } from '../ports';
import { popoverShape, type PopoverKind } from './popover-shape';

/** How long a hidden window is kept for the next click. After that, opening it costs a start of its renderer. */
export const HIDDEN_LIFETIME_MS = 60_000;
/** A click on the icon first takes the focus from the window, which hides it; within this time it is one and the same click. */
export const SAME_CLICK_MS = 300;

/** As much of Electron's `WebContents` as the pop-over needs. */
export interface PopoverContents {
  send(channel: string, ...args: unknown[]): void;
  isDevToolsOpened(): boolean;
  on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string }) => void): unknown;
}

/** As much of Electron's `BrowserWindow` as the pop-over needs. */
export interface PopoverBrowserWindow<Contents extends PopoverContents> {
  readonly webContents: Contents;
  loadURL(address: string): Promise<void>;
  setBounds(bounds: Rectangle): void;
  show(): void;
  hide(): void;
  minimize(): void;
  restore(): void;
  isMinimized(): boolean;
  isVisible(): boolean;
  destroy(): void;
  on(event: 'blur' | 'closed', listener: () => void): unknown;
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
}

export interface PopoverWindowOptions<Contents extends PopoverContents> {
  /** `(options) => new BrowserWindow(options)`. */
  readonly createWindow: (options: BrowserWindowConstructorOptions) => PopoverBrowserWindow<Contents>;
  /** Hears of new contents before their page is loaded, to trust and to guard them. */
  readonly onCreated: (contents: Contents) => void;
  readonly pageAddress: string;
  readonly webPreferences: WebPreferences;
  /** Shown until the page is drawn, so that a dark desktop sees no white flash. */
  readonly backgroundColour: () => string;
  readonly title: string;
  /** Where the pop-over opens now. */
  readonly place: () => Rectangle;
  /** Whether the app is about to end: then a closed window is not kept. */
  readonly isQuitting: () => boolean;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

interface Open<Contents extends PopoverContents> {
  readonly window: PopoverBrowserWindow<Contents>;
  readonly kind: PopoverKind;
  /** False until its page has been drawn for the first time. */
  isReady: boolean;
  /** Whether to show it when it is ready. */
  isWanted: boolean;
}

/**
 * The pop-over at the tray. It is made when it is first looked at, hides when it loses the focus, and is destroyed when it
 * was hidden for a minute. Where there is no tray it is an ordinary window with a task bar button, which closing only
 * minimises, for it is then the only way to the app.
 */
export function createPopoverWindow<Contents extends PopoverContents>(
  options: PopoverWindowOptions<Contents>,
): WindowView {
  const { scheduler, log } = options;
  let open: Open<Contents> | null = null;
  let hasTrayHost = true;
  let destruction: Disposable | null = null;
  let sameClick: Disposable | null = null;

  const openListeners = new Set<() => void>();

  function openChanged(): void {
    for (const listener of openListeners) listener();
  }

  const wantedKind = (): PopoverKind => (hasTrayHost ? 'popover' : 'ordinary');

  const view: WindowView = {
    show() {
      destruction?.dispose();
      if (open !== null && open.kind !== wantedKind()) {
        destroy();
      }
      open ??= create(wantedKind());
      open.isWanted = true;
      if (open.isReady) {
        bringForward(open);
      }
      openChanged();
    },
    hide() {
      if (open === null) {
        return;
      }
      open.isWanted = false;
      openChanged();
      if (open.kind === 'ordinary' && !hasTrayHost) {
        open.window.minimize();
        return;
      }
      open.window.hide();
      destruction?.dispose();
      destruction = scheduler.after(HIDDEN_LIFETIME_MS, destroy);
    },
    toggle() {
      if (open !== null && open.isWanted) {
        view.hide();
      } else if (sameClick === null) {
        view.show();
      }
    },
    setTrayHost(isPresent) {
      hasTrayHost = isPresent;
    },
    isOpen: () => open?.isWanted ?? false,
    onOpenChange(listener) {
      openListeners.add(listener);
      return { dispose: () => void openListeners.delete(listener) };
    },
    publish(snapshot) {
      send('snapshot.changed', snapshot);
    },
    dispose: destroy,
  };
  return view;

  function create(kind: PopoverKind): Open<Contents> {
    const window = options.createWindow({
      ...popoverSize,
      ...popoverShape(kind),
      show: false,
      title: options.title,
      backgroundColor: options.backgroundColour(),
      webPreferences: options.webPreferences,
    });
    const created: Open<Contents> = { window, kind, isReady: false, isWanted: true };
    options.onCreated(window.webContents);
    window.once('ready-to-show', () => {
      created.isReady = true;
      if (created.isWanted && open === created) {
        bringForward(created);
      }
    });
    window.on('blur', () => onBlur(created));
    window.on('close', (event) => onClose(created, event));
    window.on('closed', () => forget(created));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error('window: its renderer is gone', { reason });
      if (open === created) {
        destroy();
      }
    });
    window.loadURL(options.pageAddress).catch((error: unknown) => {
      if (open === created) {
        log.error('window: its page could not be loaded', { error: String(error) });
        destroy();
      }
    });
    return created;
  }

  function bringForward({ window, kind }: Open<Contents>): void {
    if (kind === 'popover') {
      window.setBounds(options.place());
    } else if (window.isMinimized()) {
      window.restore();
    }
    window.show();
    send('window.shown');
  }

  function onBlur(blurred: Open<Contents>): void {
    // First whether it still is the window: one that is being destroyed loses the focus too, and can no longer be asked.
    const isLeft =
      open === blurred &&
      blurred.kind === 'popover' &&
      blurred.window.isVisible() &&
      !blurred.window.webContents.isDevToolsOpened();
    if (!isLeft) {
      return;
    }
    view.hide();
    sameClick?.dispose();
    sameClick = scheduler.after(SAME_CLICK_MS, () => {
      sameClick = null;
    });
  }

  function onClose(closing: Open<Contents>, event: { preventDefault(): void }): void {
    if (closing.kind === 'ordinary' && !hasTrayHost && !options.isQuitting()) {
      event.preventDefault();
      view.hide();
    }
  }

  function forget(closed: Open<Contents>): void {
    if (open === closed) {
      open = null;
      destruction?.dispose();
      openChanged();
    }
  }

  function destroy(): void {
    destruction?.dispose();
    sameClick?.dispose();
    sameClick = null;
    const ended = open;
    open = null;
    ended?.window.destroy();
    if (ended !== null) openChanged();
  }

  function send(event: EventName, payload?: unknown): void {
    open?.window.webContents.send(event, payload);
  }
}
