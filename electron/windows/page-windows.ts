import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { EventName } from '../../shared/ipc/channels';
import { pageSizes, queryOfPage } from '../../shared/pages';
import type { OpenedPage, PageName } from '../../shared/pages';
import type { Log, PageWindows } from '../ports';

/** As much of Electron's `WebContents` as a page's window needs. */
export interface PageContents {
  send(channel: string, ...args: unknown[]): void;
  on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string }) => void): unknown;
  printToPDF(options: { pageSize: 'A4'; printBackground: boolean; generateTaggedPDF: boolean }): Promise<Uint8Array>;
}

/** As much of Electron's `BrowserWindow` as a page's window needs. */
export interface PageBrowserWindow<Contents extends PageContents> {
  readonly webContents: Contents;
  loadURL(address: string): Promise<void>;
  show(): void;
  focus(): void;
  restore(): void;
  isMinimized(): boolean;
  destroy(): void;
  on(event: 'closed', listener: () => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
}

export interface PageWindowsOptions<Contents extends PageContents> {
  /** `(options) => new BrowserWindow(options)`. */
  readonly createWindow: (options: BrowserWindowConstructorOptions) => PageBrowserWindow<Contents>;
  /** Hears of new contents before their page is loaded, to trust and to guard them. */
  readonly onCreated: (contents: Contents) => void;
  /** The address of the pop-over's page, which a page adds its query to. */
  readonly pageAddress: string;
  readonly webPreferences: WebPreferences;
  /** Shown until the page is drawn, so that a dark desktop sees no white flash. */
  readonly backgroundColour: () => string;
  /** In the title bar until the page has set its own. */
  readonly title: string;
  readonly log: Log;
}

interface Open<Contents extends PageContents> {
  readonly window: PageBrowserWindow<Contents>;
  /** False until its page has been drawn for the first time. */
  isReady: boolean;
  /** A section that was asked for before the page could hear of it. */
  section: string | null;
}

/**
 * The titled windows, at most one per page: made when a page is asked for, brought to the front when it is asked for again,
 * and gone, renderer and all, when it is closed.
 */
export function createPageWindows<Contents extends PageContents>(options: PageWindowsOptions<Contents>): PageWindows {
  const { log } = options;
  const pages = new Map<PageName, Open<Contents>>();

  function create(opened: OpenedPage): Open<Contents> {
    const { page } = opened;
    const window = options.createWindow({
      ...pageSizes[page],
      useContentSize: true,
      center: true,
      show: false,
      fullscreenable: false,
      autoHideMenuBar: true,
      title: options.title,
      backgroundColor: options.backgroundColour(),
      webPreferences: options.webPreferences,
    });
    const created: Open<Contents> = { window, isReady: false, section: null };
    pages.set(page, created);
    options.onCreated(window.webContents);
    window.once('ready-to-show', () => {
      created.isReady = true;
      if (pages.get(page) === created) bringForward(created);
    });
    window.on('closed', () => {
      if (pages.get(page) === created) pages.delete(page);
    });
    const giveUp = (why: string, fields: Readonly<Record<string, unknown>>): void => {
      if (pages.get(page) !== created) return;
      log.error(why, { page, ...fields });
      close(page);
    };
    window.webContents.on('render-process-gone', (_event, { reason }) =>
      giveUp('window: the renderer of a page is gone', { reason }),
    );
    window
      .loadURL(`${options.pageAddress}${queryOfPage(opened)}`)
      .catch((error: unknown) => giveUp('window: a page could not be loaded', { error: String(error) }));
    return created;
  }

  function bringForward(open: Open<Contents>): void {
    const { window, section } = open;
    open.section = null;
    if (section !== null) send(open, 'page.section', section);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  function send({ window }: Open<Contents>, event: EventName, payload: unknown): void {
    window.webContents.send(event, payload);
  }

  function close(page: PageName): void {
    const ended = pages.get(page);
    pages.delete(page);
    ended?.window.destroy();
  }

  return {
    open(page, section) {
      const existing = pages.get(page);
      if (existing === undefined) {
        create({ page, section: section ?? null });
        return;
      }
      existing.section = section ?? existing.section;
      if (existing.isReady) bringForward(existing);
    },
    close,
    publish(snapshot) {
      for (const open of pages.values()) send(open, 'snapshot.changed', snapshot);
    },
    async printed(page) {
      const open = pages.get(page);
      if (open === undefined) return null;
      try {
        // Tagged, so that a screen reader finds the table in it.
        return await open.window.webContents.printToPDF({
          pageSize: 'A4',
          printBackground: true,
          generateTaggedPDF: true,
        });
      } catch (error) {
        log.warn('window: a page could not be printed', { page, error: String(error) });
        return null;
      }
    },
    dispose() {
      for (const page of [...pages.keys()]) close(page);
    },
  };
}
