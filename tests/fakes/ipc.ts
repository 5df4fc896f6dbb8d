import type { IpcRendererLike } from '../../electron/ipc/window-api';
import type { IpcMainLike } from '../../electron/ipc/register';
import type { SenderEvent } from '../../electron/ipc/trusted-sender';

type Listener = (event: never, ...args: unknown[]) => unknown;

/** Electron's `ipcMain`: it only remembers, and lets a test ask as any sender. */
export class FakeIpcMain implements IpcMainLike {
  readonly #listeners = new Map<string, Listener>();

  get channels(): string[] {
    return [...this.#listeners.keys()];
  }

  handle(channel: string, listener: (event: SenderEvent, ...args: unknown[]) => unknown): void {
    if (this.#listeners.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#listeners.set(channel, listener);
  }

  removeHandler(channel: string): void {
    this.#listeners.delete(channel);
  }

  /** Asks as Electron does: what crosses is a structured clone, both ways. */
  async invoke(channel: string, event: SenderEvent, ...args: unknown[]): Promise<unknown> {
    const listener = this.#listeners.get(channel);
    if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(
      await listener(event as never, ...args.map((argument): unknown => structuredClone(argument))),
    );
  }
}

/** Electron's `ipcRenderer`: what it is asked goes to a function of the test. */
export class FakeIpcRenderer implements IpcRendererLike {
  readonly #listeners = new Map<string, Set<(event: unknown, ...args: unknown[]) => void>>();

  constructor(readonly invoke: (channel: string, ...args: unknown[]) => Promise<unknown>) {}

  on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): void {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
  }

  removeListener(channel: string, listener: (event: unknown, ...args: unknown[]) => void): void {
    this.#listeners.get(channel)?.delete(listener);
  }

  listenerCount(channel: string): number {
    return this.#listeners.get(channel)?.size ?? 0;
  }

  emit(channel: string, payload: unknown): void {
    for (const listener of this.#listeners.get(channel) ?? []) listener({ sender: 'never for the page' }, payload);
  }
}
