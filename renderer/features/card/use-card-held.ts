import { useEffect, useRef } from 'react';
import { useApp } from '../../app-context';

/** Tells main while the pointer is over the card, or the keyboard is in it: it does not go by itself meanwhile. */
export function useCardHeld(): void {
  const { client } = useApp();
  const held = useRef(false);
  useEffect(() => {
    let isPointerOver = false;
    const tell = (): void => {
      const isHeld = isPointerOver || document.hasFocus();
      if (isHeld === held.current) return;
      held.current = isHeld;
      void client.send('inactivity.holdCard', { isHeld });
    };
    const onPointer = ({ type }: Event): void => {
      isPointerOver = type === 'pointerenter';
      tell();
    };
    const { documentElement } = document;
    documentElement.addEventListener('pointerenter', onPointer);
    documentElement.addEventListener('pointerleave', onPointer);
    window.addEventListener('focus', tell);
    window.addEventListener('blur', tell);
    return () => {
      documentElement.removeEventListener('pointerenter', onPointer);
      documentElement.removeEventListener('pointerleave', onPointer);
      window.removeEventListener('focus', tell);
      window.removeEventListener('blur', tell);
    };
  }, [client]);
}
