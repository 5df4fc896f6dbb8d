import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import { cardKeyOf } from '../../shared/inactivity/card';
import { cardQuery } from '../../shared/pages';
import { cardSize } from '../../shared/window-size';
import type { Snapshot } from '../../shared/snapshot';
import type { CardView, Log, Rectangle } from '../ports';
import { cardShape } from './card-shape';

/** As much of Electron's `WebContents` as the card needs. */
export interface CardContents {
  send(channel: string, ...args: unknown[]): void;
  on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string }) => void): unknown;
}

/** As much of Electron's `BrowserWindow` as the card needs. */
export interface CardBrowserWindow<Contents extends CardContents> {
  readonly webContents: Contents;
  loadURL(address: string): Promise<void>;
  setBounds(bounds: Rectangle): void;
  showInactive(): void;
  destroy(): void;
  on(event: 'closed', listener: () => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
}

export interface CardWindowOptions<Contents extends CardContents> {
  /** `(options) => new BrowserWindow(options)`. */
  readonly createWindow: (options: BrowserWindowConstructorOptions) => CardBrowserWindow<Contents>;
  /** Hears of new contents before their page is loaded, to trust and to guard them. */
  readonly onCreated: (contents: Contents) => void;
  readonly pageAddress: string;
  readonly webPreferences: WebPreferences;
  /** Shown until the page is drawn, so that a dark desktop sees no white flash. */
  readonly backgroundColour: () => string;
  readonly title: string;
  readonly platform: NodeJS.Platform;
  /** Where a card of this size stands now. */
  readonly place: (size: { readonly width: number; readonly height: number }) => Rectangle;
  readonly log: Log;
}

interface Open<Contents extends CardContents> {
  readonly window: CardBrowserWindow<Contents>;
  height: number;
  isShown: boolean;
}

/**
 * The card in the corner of the screen. It is made when there is something to say, changes in place while one thing follows
 * from another, and is destroyed, renderer and all, when nothing is left to say. It never takes the focus: it is shown
 * without, and has it once it is clicked.
 */
export function createCardWindow<Contents extends CardContents>(options: CardWindowOptions<Contents>): CardView {
  const { log } = options;
  let open: Open<Contents> | null = null;
  let key: string | null = null;
  /** The card that was put away: it does not come back. */
  let closedKey: string | null = null;

  function create(): Open<Contents> {
    const window = options.createWindow({
      ...cardShape(options.platform),
      title: options.title,
      backgroundColor: options.backgroundColour(),
      webPreferences: options.webPreferences,
    });
    const created: Open<Contents> = { window, height: cardSize.height, isShown: false };
    options.onCreated(window.webContents);
    window.once('ready-to-show', () => {
      if (open !== created) return;
      created.isShown = true;
      place(created);
      window.showInactive();
    });
    window.on('closed', () => {
      // By the person, with their desktop's shortcut: as good as putting it away.
      if (open !== created) return;
      open = null;
      closedKey = key;
    });
    const giveUp = (why: string, fields: Readonly<Record<string, unknown>>): void => {
      if (open !== created) return;
      log.error(why, fields);
      closedKey = key;
      destroy();
    };
    window.webContents.on('render-process-gone', (_event, { reason }) =>
      giveUp('card: its renderer is gone', { reason }),
    );
    window
      .loadURL(`${options.pageAddress}${cardQuery}`)
      .catch((error: unknown) => giveUp('card: its page could not be loaded', { error: String(error) }));
    return created;
  }

  function place({ window, height }: Open<Contents>): void {
    window.setBounds(options.place({ width: cardSize.width, height }));
  }

  function destroy(): void {
    const ended = open;
    open = null;
    ended?.window.destroy();
  }

  return {
    publish(snapshot: Snapshot) {
      key = cardKeyOf(snapshot);
      if (key === null || key === closedKey) {
        destroy();
        return;
      }
      closedKey = null;
      if (open === null) open = create();
      else open.window.webContents.send('snapshot.changed', snapshot);
    },
    fit(height) {
      if (open === null || open.height === height) return;
      open.height = height;
      if (open.isShown) place(open);
    },
    close() {
      closedKey = key;
      destroy();
    },
    dispose: destroy,
  };
}
