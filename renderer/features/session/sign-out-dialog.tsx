import type { RefObject } from 'react';
import { useId, useState } from 'react';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import '../../ui/dialog.css';

export interface SignOutDialogProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly organisationName: string;
}

/** Signing out leaves the presence as it is, which is not always what is meant: so Offline first is offered beside it. */
export function SignOutDialog({ dialog, organisationName }: SignOutDialogProps) {
  const { client, snapshot, translator, announce } = useApp();
  const [stage, setStage] = useState<'asking' | 'setting-offline' | 'signing-out' | 'failed'>('asking');
  const titleId = useId();
  const whyId = useId();
  const { current } = snapshot.presence;
  const isOffline = current?.systemPresence === 'offline';
  const signOut = async (setOffline: boolean): Promise<void> => {
    setStage(setOffline ? 'setting-offline' : 'signing-out');
    if (await client.send('session.signOut', { setOffline })) return;
    // It is said here, where it was asked for.
    client.dismissRefusal();
    setStage('failed');
    announce(translator.text('account.sign-out.failed'), 'assertive');
  };
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      aria-describedby={whyId}
      onClose={() => setStage('asking')}
    >
      <h2 id={titleId}>{translator.text('account.sign-out.title', { organisation: organisationName })}</h2>
      <p id={whyId}>
        {stage === 'failed'
          ? translator.text('account.sign-out.failed')
          : current === null || isOffline
            ? translator.text('account.sign-out.why-unknown')
            : translator.text('account.sign-out.why', { status: current.label })}
      </p>
      <div className="dialog-ways">
        {stage === 'setting-offline' || stage === 'signing-out' ? (
          <p role="status">{translator.text(`account.sign-out.${stage}`)}</p>
        ) : (
          <>
            <Button look="quiet" onClick={() => dialog.current?.close()}>
              {translator.text('account.sign-out.stay')}
            </Button>
            {!isOffline && (
              <Button look="standard" onClick={() => void signOut(true)}>
                {translator.text('account.sign-out.offline')}
              </Button>
            )}
            <Button look="primary" onClick={() => void signOut(false)}>
              {translator.text('account.sign-out.plain')}
            </Button>
          </>
        )}
      </div>
    </dialog>
  );
}
