import { ipcMain } from 'electron';
import type { Disposable } from '../ports';
import { registerHandlers } from './register';
import type { RegisterOptions } from './register';

/** Answers the window's requests over Electron's own IPC, the one place that touches it. */
export function serveWindow(options: Omit<RegisterOptions, 'ipcMain'>): Disposable {
  return registerHandlers({ ...options, ipcMain });
}
