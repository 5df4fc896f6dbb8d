import type { SignedOutReason } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import { Notice } from '../../ui/notice';
import './problem.css';

/** Nothing went wrong: it was not tried yet, or the agent ended it. */
const calm: ReadonlySet<SignedOutReason> = new Set(['not-chosen', 'never', 'by-user', 'cancelled']);

/** Why the last try did not end in a sign-in. What was chosen and typed stays. */
export function SignInProblem() {
  const { snapshot, translator } = useApp();
  const { session } = snapshot;
  if (session.state !== 'signed-out' || calm.has(session.reason)) return null;
  const { reason, detail } = session;
  const why = translator.text(`signed-out.${reason}.why`);
  return (
    <Notice
      tone="danger"
      icon={<Glyph name="warning" />}
      title={translator.text(`signed-out.${reason}`)}
      body={
        <>
          {why}
          {detail !== '' && <span className="problem-detail">{detail}</span>}
        </>
      }
    />
  );
}
