// The least that an Electron tray application can be: what Presence Tray is measured against.
import path from 'node:path';
import { app, Menu, nativeImage, Tray } from 'electron';

let tray;
app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  tray = new Tray(nativeImage.createFromPath(path.join(import.meta.dirname, process.env.BENCH_ICON)));
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});
