import type { PageName } from '../../shared/pages';
import type { ActionName, Snapshot } from '../../shared/snapshot';
import type { InactivityCommand } from './inactivity-command';
import type { Disposable } from './system';

/** What a click in the tray, the window, or a second start asks of the app. */
export type AppCommand =
  | { readonly type: 'set-presence'; readonly definitionId: string }
  | { readonly type: 'withdraw-presence' }
  | { readonly type: 'retry-presence' }
  /** Ends the length of a timed presence, or its reminder; the presence stays. */
  | { readonly type: 'forget-timer' }
  /** Something besides a presence: tried once, at the agent's word. */
  | { readonly type: 'act'; readonly action: ActionName }
  | { readonly type: 'inactivity'; readonly asks: InactivityCommand }
  | { readonly type: 'open-window' }
  /** A click on the icon: shows the window, or hides it when it is there. */
  | { readonly type: 'toggle-window' }
  /** Opens a page's own window, or brings it to the front. */
  | { readonly type: 'open-page'; readonly page: PageName }
  /** Also while somebody is signed in: again, before it ends. */
  | { readonly type: 'sign-in' }
  /** Without the keyring, even while it is being waited for. */
  | { readonly type: 'sign-in-until-quit' }
  | { readonly type: 'quit' };

/** Menu as data. A `radio` item in a submenu is a secondary presence. */
export type MenuItem =
  | { readonly kind: 'separator' }
  /** A line that only tells; it takes no click. */
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'command'; readonly label: string; readonly command: AppCommand }
  | {
      readonly kind: 'radio';
      readonly label: string;
      readonly isChecked: boolean;
      readonly isEnabled: boolean;
      readonly command: AppCommand;
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly MenuItem[] };

export interface TrayModel {
  /** Name of a drawing in the icon set, such as `on_queue` or `break-pending`. */
  readonly icon: string;
  readonly tooltip: string;
  readonly menu: readonly MenuItem[];
}

/** The tray icon. It exists before anything else does. */
export interface TrayView extends Disposable {
  /** Shows the model; what did not change is not touched. */
  render(model: TrayModel): void;
  /** Makes the icon anew: a tray host appeared after the app had started. */
  recreate(): void;
  /** Where the icon is on the screen, or null where the desktop does not tell (Linux). */
  bounds(): Rectangle | null;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The pop-over. It exists only while it is looked at. */
export interface WindowView extends Disposable {
  show(): void;
  hide(): void;
  toggle(): void;
  /** Without a tray host the window is the only way to the app: it is then an ordinary one, in the task bar. */
  setTrayHost(isPresent: boolean): void;
  /** Whether it is on the screen, or about to be. */
  isOpen(): boolean;
  /** Calls back when it has opened or closed, until disposed. */
  onOpenChange(listener: () => void): Disposable;
  /** Sends the snapshot to the window, if there is one. */
  publish(snapshot: Snapshot): void;
}

/** The titled windows: at most one per page, which exists from its opening until it is closed. */
export interface PageWindows extends Disposable {
  /** Opens a page, at a section of it where one is named; one that is open comes to the front. */
  open(page: PageName, section?: string): void;
  close(page: PageName): void;
  /** Sends the snapshot to each page that is open. */
  publish(snapshot: Snapshot): void;
  /** What a page shows on paper, as a PDF. Null when it is not open, or could not be printed. */
  printed(page: PageName): Promise<Uint8Array | null>;
}

/** Whether the desktop has somewhere to put a tray icon. On Windows and macOS it always does. */
export interface TrayHost extends Disposable {
  /** Calls back with the first answer, and again at each change. `registered`: the icon of this process is in the host. */
  watch(listener: (state: 'registered' | 'absent' | 'appeared') => void): void;
}

/** The person's own browser and clipboard. */
export interface Shell {
  /** Opens an https address (or http on loopback). False when it was refused or no browser could be started. */
  openInBrowser(url: string): Promise<boolean>;
  copyText(text: string): void;
}
