import type * as Electron from 'electron';
import type { AppCommand, MenuItem, Rectangle, TrayModel, TrayView } from '../ports';
import { keepUntilExit } from '../keep-until-exit';
import { trayIconFile } from './icon-file';
import { menuTemplate } from './menu-template';

export interface ElectronTrayOptions {
  /** The parts of Electron that a tray is made of. */
  readonly electron: Pick<typeof Electron, 'Tray' | 'Menu' | 'nativeImage'>;
  /** The folder that `scripts/tray-icons.ts` filled. */
  readonly iconDirectory: string;
  readonly platform: NodeJS.Platform;
  /** What was chosen in the menu. */
  readonly onCommand: (command: AppCommand) => void;
  /** A click on the icon itself; without it a click opens the window. */
  readonly onClick?: () => void;
}

/**
 * The tray icon in Electron. It appears with the first `render`. A click opens the window, the other button the menu; on
 * Linux, where a panel decides what a click does, the menu is handed over at each change instead.
 */
export function createElectronTray(options: ElectronTrayOptions): TrayView {
  const { electron, iconDirectory, platform, onCommand } = options;
  const onClick = options.onClick ?? ((): void => onCommand({ type: 'open-window' }));
  const images = new Map<string, Electron.NativeImage>();
  const handsMenuOver = platform !== 'win32' && platform !== 'darwin';
  let tray: Electron.Tray | null = null;
  let shown: TrayModel | null = null;

  return {
    render(model) {
      const before = shown;
      shown = model;
      if (tray === null || before === null) {
        tray = createTray(model);
        return;
      }
      if (model.icon !== before.icon) {
        tray.setImage(imageOf(model.icon));
      }
      if (model.tooltip !== before.tooltip) {
        tray.setToolTip(model.tooltip);
      }
      if (handsMenuOver && JSON.stringify(model.menu) !== JSON.stringify(before.menu)) {
        tray.setContextMenu(buildMenu(model.menu));
      }
    },
    recreate() {
      if (shown !== null) {
        destroyTray();
        tray = createTray(shown);
      }
    },
    bounds() {
      return tray === null || handsMenuOver ? null : nonEmpty(tray.getBounds());
    },
    dispose() {
      destroyTray();
      shown = null;
    },
  };

  function createTray(model: TrayModel): Electron.Tray {
    // One that nothing refers to would be collected as garbage, and its icon would vanish.
    const created = keepUntilExit(new electron.Tray(imageOf(model.icon)));
    created.setToolTip(model.tooltip);
    created.on('click', () => onClick());
    if (handsMenuOver) {
      created.setContextMenu(buildMenu(model.menu));
    } else {
      if (platform === 'darwin') {
        // Else a second click within the double-click time is not a click of its own.
        created.setIgnoreDoubleClickEvents(true);
      }
      created.on('right-click', () => created.popUpContextMenu(buildMenu((shown ?? model).menu)));
    }
    return created;
  }

  function destroyTray(): void {
    tray?.destroy();
    tray = null;
  }

  /** A click checks a radio item in Electron's own copy only; a panel shows what was handed over, and each opening is built anew. */
  function buildMenu(menu: readonly MenuItem[]): Electron.Menu {
    return electron.Menu.buildFromTemplate(menuTemplate(menu, { platform, onCommand }));
  }

  function imageOf(icon: string): Electron.NativeImage {
    const known = images.get(icon);
    if (known !== undefined) {
      return known;
    }
    const image = electron.nativeImage.createFromPath(trayIconFile(iconDirectory, icon, platform));
    images.set(icon, image);
    return image;
  }
}

function nonEmpty(bounds: Rectangle): Rectangle | null {
  return bounds.width > 0 && bounds.height > 0 ? bounds : null;
}
