import { useEffect, useRef } from 'react';
import type { SessionView } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { usePopup } from '../../use-popup';
import { SignOutDialog } from '../session/sign-out-dialog';
import './account-button.css';

export interface AccountButtonProps {
  readonly session: Extract<SessionView, { state: 'signed-in' }>;
}

/** The organisation's name; it opens who is signed in, where, and the way out. */
export function AccountButton({ session }: AccountButtonProps) {
  const { client, snapshot, translator } = useApp();
  const { organisationName } = session;
  const { isOpen, setOpen, frame, button, onKeyDown } = usePopup();
  useEffect(() => client.onShown(() => setOpen(false)), [client, setOpen]);
  return (
    <div className="account" ref={frame} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        className="button quiet account-button"
        aria-expanded={isOpen}
        aria-controls="account-panel"
        aria-label={translator.text('account.button', { organisation: organisationName })}
        title={organisationName}
        onClick={() => setOpen(!isOpen)}
      >
        <Glyph name="account" />
        <span className="one-line" dir="auto">
          {snapshot.app.isSimulated ? withoutMark(organisationName) : organisationName}
        </span>
        <Glyph name="chevron-down" />
      </button>
      {isOpen && <AccountPanel session={session} />}
    </div>
  );
}

/** The badge beside it says the same, and there is not room for both. */
const withoutMark = (organisationName: string): string => organisationName.replace(/ \(simulated\)$/, '');

function AccountPanel({ session }: AccountButtonProps) {
  const { snapshot, translator } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const { isSimulated, isLocalBuild, cloud, version } = snapshot.app;
  return (
    <section id="account-panel" className="account-panel" aria-label={session.userName}>
      <div className="account-words selectable">
        <p className="account-user" dir="auto">
          {session.userName}
        </p>
        <p dir="auto">{session.organisationName}</p>
        <p className="account-detail">
          {isSimulated ? translator.text('account.cloud.simulated') : translator.text('account.cloud', { cloud })}
        </p>
        <p className="account-detail">
          {translator.text(isLocalBuild ? 'account.local-build' : 'account.version', { version })}
        </p>
      </div>
      <Button look="standard" onClick={() => dialog.current?.showModal()}>
        {translator.text('account.sign-out.open')}
      </Button>
      <SignOutDialog dialog={dialog} organisationName={session.organisationName} />
    </section>
  );
}
