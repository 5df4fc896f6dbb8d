import type { HeldBack, SystemHold } from '../../ports';

/** macOS waits for an app that has asked, and gives the whole shutdown up after a while: work gets this long. */
const GRANTED_MS = 5_000;

export interface QuittingHold extends SystemHold {
  /** Whether the end of the session is to wait for `release`. */
  holdsEnd(): boolean;
}

/** macOS: the end of the session waits until the app has quit. Sleep does not wait for anybody's work. */
export function createQuittingHold(quit: () => void): QuittingHold {
  let holdsEnd = false;
  return {
    holdsEnd: () => holdsEnd,
    ask: ({ end }) => void (holdsEnd = end),
    grantedMs: (what: HeldBack) => (what === 'end' && holdsEnd ? GRANTED_MS : 0),
    release(what) {
      if (what === 'end' && holdsEnd) quit();
    },
    renew: () => undefined,
    dispose: () => void (holdsEnd = false),
  };
}
