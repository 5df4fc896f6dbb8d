import type { BrowserWindowConstructorOptions } from 'electron';
import { cardSize } from '../../shared/window-size';

/** How the card stands on the desktop: over everything, in no list of windows, and with the focus only when it is clicked. */
export function cardShape(platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  return {
    ...cardSize,
    frame: false,
    show: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    // A first click on macOS would only bring the window forward, and the button would need a second one.
    acceptFirstMouse: true,
    // There a panel takes keys without making its app the active one.
    ...(platform === 'darwin' && { type: 'panel' }),
  };
}
