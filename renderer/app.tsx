import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createTranslator } from '../shared/i18n';
import type { IpcErrorCode } from '../shared/ipc/contract';
import type { Snapshot } from '../shared/snapshot';
import type { AppContextValue } from './app-context';
import { AppContext } from './app-context';
import { useAnnouncer, useSpokenChanges } from './announcements/use-announcer';
import { SessionPage } from './features/session/session-page';
import { UnreachablePage } from './features/session/unreachable-page';
import { StatusPage } from './features/status/status-page';
import type { Client } from './ipc/client';
import './ui/tokens.css';
import './ui/presence-colours.css';
import './ui/base.css';
import { useWindowKeys } from './window-keys';

export interface AppProps {
  readonly client: Client;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The window. Empty until main has answered, which takes less time than a frame. */
export function App({ client, now }: AppProps) {
  const { snapshot, refusedWith } = useSyncExternalStore(client.subscribe, client.state);
  if (snapshot !== null) return <Pages client={client} now={now} snapshot={snapshot} refusedWith={refusedWith} />;
  return refusedWith === null ? null : <UnreachablePage client={client} />;
}

interface PagesProps extends AppProps {
  readonly snapshot: Snapshot;
  readonly refusedWith: IpcErrorCode | null;
}

function Pages({ client, now, snapshot, refusedWith }: PagesProps) {
  const { theme, platform, locale } = snapshot.app;
  const translator = useMemo(() => createTranslator(locale), [locale]);
  const { announce, regions } = useAnnouncer();
  useSpokenChanges(snapshot, translator, announce);
  useWindowKeys(client);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['platform'] = platform;
  }, [theme, platform]);

  const context = useMemo<AppContextValue>(
    () => ({ client, snapshot, refusedWith, translator, now, announce }),
    [client, snapshot, refusedWith, translator, now, announce],
  );
  return (
    <AppContext value={context}>
      {snapshot.session.state === 'signed-in' ? <StatusPage /> : <SessionPage session={snapshot.session} />}
      {regions}
    </AppContext>
  );
}
