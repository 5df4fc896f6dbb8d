import { useEffect } from 'react';
import type { Opened } from '../shared/pages';
import type { Client } from './ipc/client';
import { focusNextArea } from './window-areas';

/** True for Ctrl, or ⌘ on macOS, together with this key and nothing else. */
export function isCommand(event: KeyboardEvent | React.KeyboardEvent, key: string): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === key;
}

/** Closes this very window: the pop-over hides, the card and a titled window go. */
export function closeWindow(client: Client, opened: Opened): void {
  if (opened === null) void client.send('window.close');
  else if (opened === 'card') void client.send('card.close');
  else void client.send('window.closePage', { page: opened.page });
}

/**
 * Keys that hold in every window: Ctrl/⌘+W closes it, Ctrl/⌘+comma opens the settings, F6 goes round its areas. Esc closes
 * the pop-over and the card, unless a part of it has used the key; a titled window is not lost by it.
 */
export function useWindowKeys(client: Client, opened: Opened): void {
  useEffect(() => {
    const act = (event: KeyboardEvent): (() => void) | null => {
      if (event.key === 'F6' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        return () => focusNextArea(event.shiftKey ? -1 : 1);
      }
      if (isCommand(event, ',')) return () => void client.send('window.openPage', { page: 'settings' });
      if (isCommand(event, 'w') || (event.key === 'Escape' && (opened === null || opened === 'card')))
        return () => closeWindow(client, opened);
      return null;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = act(event);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [client, opened]);
}
