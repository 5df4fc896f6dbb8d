import type { RefObject } from 'react';
import { useId } from 'react';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import '../../../ui/dialog.css';

export interface QuestionDialogProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly title: string;
  readonly why: string;
  readonly yes: string;
  readonly onYes: () => void;
}

/** A question before something that cannot be taken back. */
export function QuestionDialog({ dialog, title, why, yes, onYes }: QuestionDialogProps) {
  const { translator } = useApp();
  const titleId = useId();
  const whyId = useId();
  const close = (): void => dialog.current?.close();
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} aria-describedby={whyId}>
      <h2 id={titleId}>{title}</h2>
      <p id={whyId}>{why}</p>
      <div className="dialog-ways">
        <Button look="quiet" onClick={close}>
          {translator.text('webhooks.keep')}
        </Button>
        <Button
          look="primary"
          onClick={() => {
            close();
            onYes();
          }}
        >
          {yes}
        </Button>
      </div>
    </dialog>
  );
}
