import { useRef } from 'react';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { initialsOf } from './initials';
import type { SignedInProps } from './signed-in';
import { SignOutDialog } from './sign-out-dialog';

/** Whose presence this is, and leaving. */
export function WhoItem({ session }: SignedInProps) {
  const { translator } = useApp();
  const { userName, organisationName, actsAs } = session;
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <div className="setting-row who">
        <span className="avatar" aria-hidden="true">
          {initialsOf(userName)}
        </span>
        <div className="setting-words selectable">
          <p className="setting-title">{userName}</p>
          <p className="setting-hint">{organisationName}</p>
        </div>
        <div className="who-ways">
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
