import { createContext, use } from 'react';
import type { Translator } from '../shared/i18n';
import type { IpcErrorCode } from '../shared/ipc/contract';
import type { Snapshot } from '../shared/snapshot';
import type { Client } from './ipc/client';

/** `polite`: spoken when the reader is done. `assertive`: at once, for what failed or was changed by others. */
export type Politeness = 'polite' | 'assertive';

/** What every part of the window may use. */
export interface AppContextValue {
  readonly client: Client;
  readonly snapshot: Snapshot;
  /** Why main refused the last request of this window, or null. */
  readonly refusedWith: IpcErrorCode | null;
  readonly translator: Translator;
  /** Epoch milliseconds; handed in so that tests and pictures stand still. */
  readonly now: () => number;
  /** Says something to screen readers. */
  readonly announce: (text: string, politeness: Politeness) => void;
}

export const AppContext = createContext<AppContextValue | null>(null);

export function useApp(): AppContextValue {
  const value = use(AppContext);
  if (value === null) throw new Error('Rendered outside of the app');
  return value;
}
