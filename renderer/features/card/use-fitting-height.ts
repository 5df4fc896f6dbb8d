import type { RefObject } from 'react';
import { useLayoutEffect } from 'react';
import { cardSize } from '../../../shared/window-size';
import { useApp } from '../../app-context';

/** Tells main how high the card is, at first and whenever that changes, so that its window fits; what is higher than that may be scrolls. */
export function useFittingHeight(element: RefObject<HTMLElement | null>): void {
  const { client } = useApp();
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return;
    let told = 0;
    const tell = (): void => {
      const height = Math.min(cardSize.maxHeight, Math.ceil(measured.getBoundingClientRect().height));
      if (height === told || height === 0) return;
      told = height;
      void client.send('card.fit', { height });
    };
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [client, element]);
}
