import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createTranslator } from '../shared/i18n';
import type { IpcErrorCode } from '../shared/ipc/contract';
import type { Opened } from '../shared/pages';
import type { Snapshot } from '../shared/snapshot';
import type { AppContextValue } from './app-context';
import { AppContext, useApp } from './app-context';
import { useAnnouncer, useSpokenChanges } from './announcements/use-announcer';
import { CardPage } from './features/card/card-page';
import { SessionPage } from './features/session/session-page';
import { UnreachablePage } from './features/session/unreachable-page';
import { StatusPage } from './features/status/status-page';
import type { Client } from './ipc/client';
import { pages } from './pages';
import './ui/tokens.css';
import './ui/presence-colours.css';
import './ui/base.css';
import { closeWindow, useWindowKeys } from './window-keys';

export interface AppProps {
  readonly client: Client;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly opened: Opened;
}

/** A window. Empty until main has answered, which takes less time than a frame. */
export function App({ client, now, opened }: AppProps) {
  const { snapshot, refusedWith } = useSyncExternalStore(client.subscribe, client.state);
  if (snapshot !== null) return <Window {...{ client, now, opened, snapshot, refusedWith }} />;
  return refusedWith === null ? null : <UnreachablePage onClose={() => closeWindow(client, opened)} />;
}

interface WindowProps extends AppProps {
  readonly snapshot: Snapshot;
  readonly refusedWith: IpcErrorCode | null;
}

function Window({ client, now, opened, snapshot, refusedWith }: WindowProps) {
  const { platform, locale } = snapshot.app;
  const { theme } = snapshot.settings.values;
  const translator = useMemo(() => createTranslator(locale), [locale]);
  const { announce, regions } = useAnnouncer();
  useWindowKeys(client, opened);
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
      <Shown opened={opened} />
      {regions}
    </AppContext>
  );
}

function Shown({ opened }: { readonly opened: Opened }) {
  if (opened === 'card') return <CardPage />;
  if (opened === null) return <PopOver />;
  const Page = pages[opened.page];
  return <Page section={opened.section} />;
}

/** What the tray opens: the agent's presence, or the way to it. */
function PopOver() {
  const { snapshot, translator, announce } = useApp();
  const { session } = snapshot;
  useSpokenChanges(snapshot, translator, announce);
  return session.state === 'signed-in' ? <StatusPage /> : <SessionPage session={session} />;
}
