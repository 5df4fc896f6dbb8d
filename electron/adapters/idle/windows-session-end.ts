import type { SessionSign, SessionSigns, SystemHold } from '../../ports';

/** As much of Electron's BaseWindow as is needed. */
export interface SessionWindow {
  on(event: 'query-session-end' | 'session-end', listener: () => void): unknown;
  destroy(): void;
}

/**
 * Windows tells the end of a session only to windows, and the app has none while nobody looks at it: so there is one that is
 * never shown, while there is work at the end. Windows grants no time for that work; what is begun at the question may come
 * through before the session ends.
 */
export function createWindowsSessionEnd(createWindow: () => SessionWindow): SessionSigns & SystemHold {
  let tell: (sign: SessionSign) => void = () => undefined;
  let window: SessionWindow | null = null;

  const close = (): void => {
    window?.destroy();
    window = null;
  };
  return {
    start: (listener) => void (tell = listener),
    ask({ end }) {
      if (!end) return close();
      if (window !== null) return;
      window = createWindow();
      window.on('query-session-end', () => tell({ type: 'ending' }));
      window.on('session-end', () => tell({ type: 'ending' }));
    },
    grantedMs: () => 0,
    release: () => undefined,
    renew: () => undefined,
    dispose() {
      tell = () => undefined;
      close();
    },
  };
}
