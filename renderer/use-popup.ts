import type { KeyboardEvent, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';

/** A button and what it opens beside itself. */
export interface Popup {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** Closes it, and gives the focus back to the button. */
  readonly close: () => void;
  /** Around the button and what it opens: a click elsewhere closes it. */
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly button: RefObject<HTMLButtonElement | null>;
  /** For the frame: Esc closes it. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Something that a button opens, and that goes by Esc, by a click elsewhere or by the button itself. */
export function usePopup(): Popup {
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !frame.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen || event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  return { isOpen, setOpen, close, frame, button, onKeyDown };
}
