import type { RefObject } from 'react';
import { useEffect } from 'react';
import { useApp } from './app-context';

/** Gives an element the focus when it comes, and again each time the window comes to the front. */
export function useFocusWhenShown(element: RefObject<HTMLElement | null>): void {
  const { client } = useApp();
  useEffect(() => {
    element.current?.focus();
    return client.onShown(() => element.current?.focus());
  }, [client, element]);
}
