import type { Disposable } from '../ports';

/** As much of Electron's `WebFrameMain` as the check reads. */
export interface SenderFrame {
  /** Null for the main frame of a page. */
  readonly parent: unknown;
  /** Such as `app://presence-tray`; `null` (the text) for a sandboxed or data: document. */
  readonly origin: string;
}

/** As much of Electron's `IpcMainInvokeEvent` as the check reads. */
export interface SenderEvent {
  readonly sender: { readonly id: number };
  /** Null once the frame has navigated or is gone. */
  readonly senderFrame: SenderFrame | null;
}

/** As much of Electron's `WebContents` as trust needs. */
export interface TrustableContents {
  readonly id: number;
  once(event: 'destroyed', listener: () => void): unknown;
}

export interface TrustedSenders {
  /** Trusts the window's contents until they are destroyed or the returned value is disposed. */
  add(contents: TrustableContents): Disposable;
  /** Whether a message comes from the main frame of one of our own windows, showing one of our own pages. */
  isTrusted(event: SenderEvent): boolean;
}

/**
 * Keeps the list of windows that may talk to main.
 *
 * @param origins The origins of our own pages: `app://presence-tray`, and the development server's in development.
 */
export function createTrustedSenders(origins: readonly string[]): TrustedSenders {
  const trustedIds = new Set<number>();
  return {
    add(contents) {
      // Read now: a destroyed WebContents throws when it is asked for its id.
      const { id } = contents;
      trustedIds.add(id);
      contents.once('destroyed', () => trustedIds.delete(id));
      return { dispose: () => void trustedIds.delete(id) };
    },
    isTrusted(event) {
      // First, and at once: Electron answers null for a frame that has navigated since, and then nobody knows who asked.
      const frame = event.senderFrame;
      if (frame === null) return false;
      return trustedIds.has(event.sender.id) && frame.parent === null && origins.includes(frame.origin);
    },
  };
}
