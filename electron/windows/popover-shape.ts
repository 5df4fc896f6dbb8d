import type { BrowserWindowConstructorOptions } from 'electron';

/** At the tray, or an ordinary window where there is no tray. */
export type PopoverKind = 'popover' | 'ordinary';

/** How the window stands on the desktop. Its content has a fixed size in both kinds. */
export function popoverShape(kind: PopoverKind): BrowserWindowConstructorOptions {
  const fixed: BrowserWindowConstructorOptions = {
    useContentSize: true,
    resizable: false,
    maximizable: false,
    fullscreenable: false,
    autoHideMenuBar: true,
  };
  return kind === 'popover'
    ? { ...fixed, frame: false, skipTaskbar: true, alwaysOnTop: true, minimizable: false, movable: false }
    : { ...fixed, center: true };
}
