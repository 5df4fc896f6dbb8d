import { formatClockTime } from '../../../shared/format';
import type { SessionView } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { PasteAddress } from './paste-address';

type SignedIn = Extract<SessionView, { state: 'signed-in' }>;

/** Whether anything is to be said of a sign-in that stands. */
export function hasSessionNotices(session: SessionView): boolean {
  if (session.state !== 'signed-in') return false;
  return session.isEndingSoon || session.again !== null || session.actsAs === 'application';
}

/** What the agent should know of their sign-in while it stands: lines of the list above the foot. */
export function SessionNotices({ session }: { readonly session: SignedIn }) {
  const { translator } = useApp();
  return (
    <>
      {session.actsAs === 'application' && (
        <li>
          <Glyph name="info" />
          <span>{translator.text('session-notice.application')}</span>
        </li>
      )}
      <SignInAgain session={session} />
    </>
  );
}

function SignInAgain({ session: { endsAt, isEndingSoon, again } }: { readonly session: SignedIn }) {
  const { client, translator } = useApp();
  if (again?.state === 'under-way') {
    return (
      <li className="with-ways">
        <Glyph name="globe" />
        <span>{translator.text('session-notice.under-way')}</span>
        {again.mustPaste && <PasteAddress mustPaste />}
        <div className="app-notice-ways">
          <Button look="quiet" onClick={() => void client.send('session.copySignInAddress')}>
            {translator.text('signing-in.copy')}
          </Button>
          <Button look="quiet" onClick={() => void client.send('session.cancelSignIn')}>
            {translator.text('signing-in.cancel')}
          </Button>
        </div>
      </li>
    );
  }
  if (endsAt === null || (!isEndingSoon && again === null)) return null;
  const time = formatClockTime(endsAt, translator.locale);
  return (
    <li className="serious">
      <Glyph name="timer" />
      <span>{translator.text(again === null ? 'session-notice.until' : 'session-notice.failed', { time })}</span>
      <Button look="quiet" onClick={() => void client.send('session.signIn')}>
        {translator.text('session-notice.again')}
      </Button>
    </li>
  );
}
