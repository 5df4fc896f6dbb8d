import { app } from 'electron';
import { windowSystemOf } from './adapters/window-system';
import type { WindowSystem } from './adapters/window-system';

/** Whose the windows of this process are; asked on Linux only. */
export const windowSystem = (): WindowSystem =>
  windowSystemOf({
    environment: process.env,
    switchValue: (name) => app.commandLine.getSwitchValue(name),
    electronVersion: process.versions.electron,
  });
