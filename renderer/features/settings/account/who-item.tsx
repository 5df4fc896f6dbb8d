import { useRef } from 'react';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { initialsOf } from './initials';
import type { SignedInProps } from './signed-in';
import { SignOutDialog } from '../../session/sign-out-dialog';

/** Whose presence this is, and leaving. */
export function WhoItem({ session }: SignedInProps) {
  const { client, snapshot, translator } = useApp();
  const { userName, email, organisationName, actsAs, again } = session;
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <div className="setting-row who">
        <span className="avatar" aria-hidden="true">
          {initialsOf(userName)}
        </span>
        <div className="setting-words selectable">
          <p className="setting-title" dir="auto">
            {userName}
          </p>
          {email !== null && <p className="setting-hint">{email}</p>}
          <p className="setting-hint" dir="auto">
            {organisationName}
          </p>
        </div>
        <div className="who-ways">
          {actsAs === 'agent' && !snapshot.app.isSimulated && again?.state !== 'under-way' && (
            <Button look="quiet" onClick={() => void client.send('session.useAnotherAccount')}>
              {translator.text('account.another')}
            </Button>
          )}
          <Button look="standard" onClick={() => dialog.current?.showModal()}>
            {translator.text('account.sign-out.open')}
          </Button>
        </div>
        <SignOutDialog dialog={dialog} organisationName={organisationName} />
      </div>
      {actsAs === 'application' && (
        <div className="setting-row">
          <div className="setting-words">
            <p className="setting-title">{translator.text('account.application')}</p>
            <p className="setting-hint">{translator.text('account.application.why')}</p>
          </div>
        </div>
      )}
    </>
  );
}
