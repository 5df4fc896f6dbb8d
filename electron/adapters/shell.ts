import { spawn } from 'node:child_process';
import { isLoopback } from '../../shared/loopback';
import type { Log, Scheduler, Shell } from '../ports';

export interface ShellOptions {
  /** Starts the person's browser with an address that was checked. False when it could not be started. */
  readonly openAddress: (address: string) => Promise<boolean>;
  /** Electron's `clipboard`. */
  readonly clipboard: { writeText(text: string): void };
  readonly log: Log;
}

/** The person's browser and clipboard, with the check of what may be opened. */
export function createShell({ openAddress, clipboard, log }: ShellOptions): Shell {
  return {
    async openInBrowser(url) {
      const address = openableAddress(url);
      if (address === null) {
        log.warn('shell: refused to open an address');
        return false;
      }
      const isOpened = await openAddress(address);
      if (!isOpened) log.warn('shell: no browser could be started');
      return isOpened;
    },
    copyText: (text) => clipboard.writeText(text),
  };
}

/**
 * The address as it may be handed to the desktop, or null: https anywhere or http on this computer, without a name and
 * password in it. Other schemes would start other programs.
 */
export function openableAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isAllowed && url.username === '' && url.password === '' ? url.href : null;
}

/** How long `xdg-open` is waited for. One that still runs then has become the browser. */
const PATIENCE_MS = 3000;

/**
 * Opens an address with `xdg-open`. Electron's own `openExternal` does the same on Linux, but reports success although no
 * browser was found.
 */
export function openWithXdgOpen(scheduler: Scheduler, program = 'xdg-open'): (address: string) => Promise<boolean> {
  return (address) =>
    new Promise((resolve) => {
      const child = spawn(program, [address], { stdio: 'ignore', detached: true });
      const patience = scheduler.after(PATIENCE_MS, () => settle(true));
      const settle = (isOpened: boolean): void => {
        patience.dispose();
        resolve(isOpened);
      };
      child.once('error', () => settle(false));
      child.once('exit', (exitCode) => settle(exitCode === 0));
      child.unref();
    });
}

/** Opens an address with Electron's `shell.openExternal`, for Windows and macOS. */
export function openWithElectron(shell: {
  openExternal(address: string): Promise<void>;
}): (address: string) => Promise<boolean> {
  return (address) =>
    shell.openExternal(address).then(
      () => true,
      () => false,
    );
}
