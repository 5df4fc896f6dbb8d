import path from 'node:path';

/**
 * The file of a drawing in the folder that `scripts/tray-icons.ts` fills. macOS gets black template images, which it colours
 * itself; Windows coloured ones that it chooses by scale; Linux one large coloured image, because Electron sends a panel the
 * 1× image alone, and a panel scales down better than up.
 */
export function trayIconFile(iconDirectory: string, icon: string, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return path.join(iconDirectory, 'macos', `${icon}Template.png`);
    case 'win32':
      return path.join(iconDirectory, 'windows', `${icon}.png`);
    default:
      return path.join(iconDirectory, 'linux', `${icon}.png`);
  }
}
