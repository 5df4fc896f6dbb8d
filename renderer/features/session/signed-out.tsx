import { useRef } from 'react';
import { formatClockTime } from '../../../shared/format';
import type { MessageKey } from '../../../shared/i18n';
import type { SessionView, SignedOutReason } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { useFocusWhenShown } from '../../use-focus-when-shown';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { PresenceTile } from '../../ui/presence-tile';
import { WithoutKeyring } from './without-keyring';

/** Signing in asks the keyring once more, and may wait for it. */
const keyringReasons: ReadonlySet<SignedOutReason> = new Set(['keyring-locked', 'keyring-hanging']);

/** No browser takes part in it. */
const againReasons: ReadonlySet<SignedOutReason> = new Set(['application-refused', 'misconfigured']);

/** What the way on is called: a browser is not always what it begins with. */
export function signInLabel(reason: SignedOutReason): MessageKey {
  if (keyringReasons.has(reason)) return 'sign-in.button.keyring';
  return againReasons.has(reason) ? 'sign-in.button.again' : 'sign-in.button';
}

/** Nobody is signed in: why, and the one way on. */
export function SignedOut({ session }: { readonly session: Extract<SessionView, { state: 'signed-out' }> }) {
  const { client, snapshot, translator } = useApp();
  const { reason, detail, canSignIn } = session;
  const { isSimulated, cloud } = snapshot.app;
  const button = useRef<HTMLButtonElement>(null);
  useFocusWhenShown(button);
  return (
    <>
      <PresenceTile presence="unknown" />
      <h1 className="session-title">{translator.text(`signed-out.${reason}`)}</h1>
      <p className="session-why">{translator.text(`signed-out.${reason}.why`)}</p>
      {detail !== '' && <p className="session-hint selectable">{detail}</p>}
      <KeptWish />
      {reason === 'not-chosen' && (
        <Button ref={button} look="primary" onClick={() => void client.send('window.openPage', { page: 'onboarding' })}>
          {translator.text('onboarding.open')}
        </Button>
      )}
      {canSignIn && (
        <Button ref={button} look="primary" onClick={() => void client.send('session.signIn')}>
          {translator.text(signInLabel(reason))}
        </Button>
      )}
      {canSignIn && keyringReasons.has(reason) && <WithoutKeyring />}
      {canSignIn && cloud !== '' && !isSimulated && (
        <p className="session-hint">{translator.text('sign-in.where', { cloud })}</p>
      )}
    </>
  );
}

/** A choice that was made before the sign-in ended is not lost, and says so. */
function KeptWish() {
  const { snapshot, translator } = useApp();
  const { wanted } = snapshot.presence;
  if (wanted === null) return null;
  const { label, givenUpAt } = wanted;
  const time = formatClockTime(givenUpAt, translator.locale);
  return (
    <p className="session-note">
      <Glyph name="timer" />
      {label === null
        ? translator.text('signed-out.kept-note', { time })
        : translator.text('signed-out.kept', { label, time })}
    </p>
  );
}
