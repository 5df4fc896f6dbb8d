import { createWindowApi } from '../../electron/ipc/window-api';
import type { IpcRendererLike } from '../../electron/ipc/window-api';
import type { IpcMainLike } from '../../electron/ipc/register';
import type { SenderEvent } from '../../electron/ipc/trusted-sender';
import { eventNames, requestNames } from '../../shared/ipc/channels';
import type { EventName, RequestName } from '../../shared/ipc/channels';
import { events, requests } from '../../shared/ipc/contract';
import type { Api, Handlers, Input, Payload } from '../../shared/ipc/contract';
import { ok } from '../../shared/result';
import type { Snapshot } from '../../shared/snapshot';

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

/** Main as a window sees it, for tests of the renderer: every input, output and event is held against the contract. */
export interface FakeMain {
  /** To be put on `window.presenceTray`. */
  readonly api: Api;
  /** What the window asked, in order. */
  readonly received: readonly { readonly name: RequestName; readonly input: unknown }[];
  /** The inputs of one request, in order. */
  inputsOf<Name extends RequestName>(name: Name): Input<Name>[];
  /** Answers from now on with this handler; without one a request answers `ok` with nothing. */
  handle<Name extends RequestName>(name: Name, handler: Handlers[Name]): void;
  /** Sends an event to the window. */
  emit<Name extends EventName>(name: Name, payload: Payload<Name>): void;
  /** How many listeners the window has; 0 after it has cleaned up. */
  listenerCount(name: EventName): number;
}

/** A main process that answers `app.snapshot` with the given snapshot, and everything else with success. */
export function createFakeMain(snapshot: Snapshot = emptySnapshot): FakeMain {
  const received: { name: RequestName; input: unknown }[] = [];
  const handlers = new Map<string, (input: never) => Promise<unknown>>();
  let shown = snapshot;
  const ipcRenderer = new FakeIpcRenderer(async (channel, ...args) => {
    const name = requestNames.find((known) => known === channel);
    if (name === undefined) throw new Error(`The window asked for '${channel}', which is not in the contract`);
    const input: unknown = requests[name].input.parse(args[0]);
    received.push({ name, input });
    const handler = handlers.get(name);
    if (handler !== undefined) return handler(input as never);
    return ok(requests[name].output.parse(name === 'app.snapshot' ? shown : undefined));
  });
  return {
    api: createWindowApi(ipcRenderer),
    received,
    inputsOf: <Name extends RequestName>(name: Name) =>
      received.filter((request) => request.name === name).map((request) => request.input as Input<Name>),
    handle(name, handler) {
      handlers.set(name, handler);
    },
    emit(name, payload) {
      const parsed: unknown = events[name].parse(payload);
      if (name === 'snapshot.changed') shown = parsed as Snapshot;
      ipcRenderer.emit(name, parsed);
    },
    listenerCount: (name) => {
      if (!eventNames.includes(name)) throw new Error(`'${name}' is not in the contract`);
      return ipcRenderer.listenerCount(name);
    },
  };
}

/** A snapshot that fits the contract: signed out, nothing known. Tests override what they look at. */
export const emptySnapshot: Snapshot = {
  app: {
    version: '0.0.0',
    platform: 'linux',
    isSimulated: false,
    isLocalBuild: false,
    cloud: '',
    notices: [],
    theme: 'system',
    locale: 'en',
  },
  session: { state: 'signed-out', reason: 'never', detail: '', canSignIn: true },
  connection: { state: 'connecting', confirmedAt: null, isStale: false },
  presence: { current: null, wanted: null, notice: null, choices: [] },
  routingStatus: null,
};
