import { useEffect } from 'react';
import type { Client } from './ipc/client';
import { focusNextArea } from './window-areas';

/** True for Ctrl, or ⌘ on macOS, together with this letter and nothing else. */
export function isCommand(event: KeyboardEvent | React.KeyboardEvent, letter: string): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === letter;
}

/** Keys that hold in the whole window: Esc (unless a part of the window has used it) and Ctrl/⌘+W close it, F6 goes round its areas. */
export function useWindowKeys(client: Client): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === 'F6' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        focusNextArea(event.shiftKey ? -1 : 1);
        return;
      }
      if (event.key !== 'Escape' && !isCommand(event, 'w')) return;
      event.preventDefault();
      void client.send('window.close');
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [client]);
}
