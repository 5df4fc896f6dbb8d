import type { RequestName } from '../../shared/ipc/channels';
import type { Api, Input, IpcError, IpcErrorCode, Output, Unsubscribe } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import type { Snapshot } from '../../shared/snapshot';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly presenceTray: Api;
  }
}

/** What the window knows: the newest picture, and the last request of its own that was refused. */
export interface ClientState {
  /** Null until main's first answer. */
  readonly snapshot: Snapshot | null;
  /** Null when the last request was accepted, or after a newer picture. */
  readonly refusedWith: IpcErrorCode | null;
}

export interface Client {
  /** The same object until something changes. */
  readonly state: () => ClientState;
  readonly subscribe: (listener: () => void) => Unsubscribe;
  /** Asks main for something. True when it was accepted; a refusal is kept in the state, to be shown in one place. */
  readonly send: <Name extends RequestName>(
    name: Name,
    ...input: Input<Name> extends void ? [] : [Input<Name>]
  ) => Promise<boolean>;
  /** Asks main for something that has an answer; null when it was refused, which is kept in the state as by `send`. */
  readonly ask: <Name extends RequestName>(
    name: Name,
    ...input: Input<Name> extends void ? [] : [Input<Name>]
  ) => Promise<Output<Name> | null>;
  /** Takes back a refusal that was read. */
  readonly dismissRefusal: () => void;
  /** Calls back each time the window comes to the front. */
  readonly onShown: (listener: () => void) => Unsubscribe;
  /** Calls back with the section that the page is to show. */
  readonly onSection: (listener: (section: string) => void) => Unsubscribe;
  readonly dispose: () => void;
}

/** The window's one line to main: turns the request and event API into a store that React can follow. */
export function createClient(api: Api): Client {
  let state: ClientState = { snapshot: null, refusedWith: null };
  const listeners = new Set<() => void>();

  const change = (next: Partial<ClientState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  const keepRefusal = (result: Result<unknown, IpcError>): void => {
    const refusedWith = result.ok ? null : result.error.code;
    if (refusedWith !== state.refusedWith) change({ refusedWith });
  };

  const stopListening = api.on('snapshot.changed', (snapshot) => change({ snapshot, refusedWith: null }));
  void api.request('app.snapshot').then((result) => {
    // A picture that came as an event meanwhile is newer than this answer.
    if (state.snapshot !== null) return;
    change(result.ok ? { snapshot: result.value } : { refusedWith: result.error.code });
  });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async send(name, ...input) {
      const result = await api.request(name, ...input);
      keepRefusal(result);
      return result.ok;
    },
    async ask(name, ...input) {
      const result = await api.request(name, ...input);
      keepRefusal(result);
      return result.ok ? result.value : null;
    },
    dismissRefusal: () => change({ refusedWith: null }),
    onShown: (listener) => api.on('window.shown', listener),
    onSection: (listener) => api.on('page.section', listener),
    dispose() {
      stopListening();
      listeners.clear();
    },
  };
}
