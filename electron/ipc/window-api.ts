import { eventNames, requestNames } from '../../shared/ipc/channels';
import type { Api } from '../../shared/ipc/contract';

/** As much of Electron's `ipcRenderer` as the window's side needs. */
export interface IpcRendererLike {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown;
  removeListener(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown;
}

/**
 * What the window may do: the requests and events of the contract by name, and nothing else. It runs in the preload
 * script, so it knows names only; the schemas stay in main, which checks every request again.
 */
export function createWindowApi(ipcRenderer: IpcRendererLike): Api {
  return {
    async request(name, ...input) {
      if (!requestNames.includes(name)) throw new TypeError('Unknown request');
      // Main answers in the contract's shape, never with a throw: see register.ts.
      return (await ipcRenderer.invoke(name, ...input.slice(0, 1))) as never;
    },
    on(name, listener) {
      if (!eventNames.includes(name)) throw new TypeError('Unknown event');
      // Electron's event object carries the sender: it stays on this side of the bridge.
      const forward = (_event: unknown, payload: unknown): void => listener(payload as never);
      ipcRenderer.on(name, forward);
      return () => void ipcRenderer.removeListener(name, forward);
    },
  };
}
