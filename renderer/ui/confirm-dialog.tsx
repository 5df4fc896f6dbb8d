import type { ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';
import { Button } from './button';
import './dialog.css';

export interface ConfirmDialogProps {
  readonly title: string;
  /** What will be, and what will not. */
  readonly children: ReactNode;
  /** The way out, which has the focus and is what Esc does. */
  readonly no: string;
  readonly yes: string;
  readonly onAnswer: (isYes: boolean) => void;
}

/** Asks before what cannot be undone, or means more than it seems to. Nothing else of the window can be used meanwhile. */
export function ConfirmDialog({ title, children, no, yes, onAnswer }: ConfirmDialogProps) {
  const titleId = useId();
  const bodyId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // It puts the focus on the first button, and closing gives it back to where it was.
  useEffect(() => dialog.current?.showModal(), []);
  const answer = (isYes: boolean): void => {
    dialog.current?.close();
    onAnswer(isYes);
  };
  return (
    <dialog
      ref={dialog}
      className="dialog"
      role="alertdialog"
      aria-labelledby={titleId}
      aria-describedby={bodyId}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <div id={bodyId} className="dialog-words">
        {children}
      </div>
      <div className="dialog-ways">
        <Button look="primary" onClick={() => answer(false)}>
          {no}
        </Button>
        <Button look="standard" onClick={() => answer(true)}>
          {yes}
        </Button>
      </div>
    </dialog>
  );
}
