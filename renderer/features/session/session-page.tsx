import { assertNever } from '../../../shared/assert-never';
import type { SessionView } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { AppNotices } from '../foot/app-notices';
import { Foot } from '../foot/foot';
import { RequestRefused } from '../request-refused';
import './session-page.css';
import { SignedOut } from './signed-out';
import { SigningIn } from './signing-in';
import { Starting } from './starting';

export type NotSignedIn = Exclude<SessionView, { state: 'signed-in' }>;

/** The window while nobody is signed in: one thing to do, or one thing to wait for. */
export function SessionPage({ session }: { readonly session: NotSignedIn }) {
  const { refusedWith } = useApp();
  return (
    <main className="session-page">
      {refusedWith !== null && <RequestRefused code={refusedWith} />}
      <div className="session-main" data-area>
        <SessionState session={session} />
      </div>
      <AppNotices />
      <Foot />
    </main>
  );
}

function SessionState({ session }: { readonly session: NotSignedIn }) {
  switch (session.state) {
    case 'starting':
      return <Starting waitingFor={session.waitingFor} />;
    case 'signed-out':
      return <SignedOut session={session} />;
    case 'signing-in':
      return <SigningIn mustPaste={session.mustPaste} />;
    default:
      return assertNever(session);
  }
}
