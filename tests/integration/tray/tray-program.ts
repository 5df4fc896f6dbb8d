import { createInterface } from 'node:readline';
import { app, Menu, nativeImage, Tray } from 'electron';
import type { AppCommand, TrayModel } from '../../../electron/ports';
import { createElectronTray } from '../../../electron/tray/electron-tray';

/** What the test writes to standard input, a line of JSON each. */
export type Order = { readonly render: TrayModel } | { readonly recreate: true };

/** What the program writes to standard output, a line of JSON each. */
export type Report = { readonly bounds: object | null } | { readonly command: AppCommand };

const say = (report: Report): void => void process.stdout.write(`${JSON.stringify(report)}\n`);

void app.whenReady().then(() => {
  Menu.setApplicationMenu(null);
  const tray = createElectronTray({
    electron: { Tray, Menu, nativeImage },
    iconDirectory: process.argv.at(-1) ?? '',
    platform: process.platform,
    onCommand: (command) => (command.type === 'quit' ? app.quit() : say({ command })),
  });
  createInterface({ input: process.stdin }).on('line', (line) => {
    const order = JSON.parse(line) as Order;
    if ('render' in order) {
      tray.render(order.render);
    } else {
      tray.recreate();
    }
    say({ bounds: tray.bounds() });
  });
});
