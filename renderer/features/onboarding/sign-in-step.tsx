import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import { clientIdOf } from '../../../shared/cloud-choice';
import type { SessionView } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { useFocusWhenShown } from '../../use-focus-when-shown';
import { SigningIn } from '../session/signing-in';
import { Starting } from '../session/starting';
import '../session/session-page.css';
import { AdministratorNote } from './administrator-note';
import { ClientIdField } from './client-id-field';
import { SignInProblem } from './sign-in-problem';
import { StepFoot } from './step-foot';

export interface SignInStepProps {
  /** Null where the organisation has decided the region. */
  readonly onBack: (() => void) | null;
}

/** Signing in with the browser; the id of the OAuth client is asked for where the organisation has not preset it. */
export function SignInStep({ onBack }: SignInStepProps) {
  const { session } = useApp().snapshot;
  // Only what was begun here is waited for here: until a client id is known, nothing is under way.
  if (session.state === 'signing-in' || session.state === 'starting') return <UnderWay session={session} />;
  return <SignInForm onBack={onBack} />;
}

function UnderWay({ session }: { readonly session: Extract<SessionView, { state: 'signing-in' | 'starting' }> }) {
  return (
    <div className="onboarding-step">
      <div className="session-main" data-area>
        {session.state === 'signing-in' ? (
          <SigningIn mustPaste={session.mustPaste} />
        ) : (
          <Starting waitingFor={session.waitingFor} />
        )}
      </div>
    </div>
  );
}

function SignInForm({ onBack }: SignInStepProps) {
  const { client, snapshot, translator } = useApp();
  const place = snapshot.setUp?.place ?? null;
  const known = snapshot.setUp?.client ?? null;
  const isAsked = known === null || known.origin === 'user';
  const [typed, setTyped] = useState(known?.clientId ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // Decided once: what is typed must not move the focus away.
  const [first] = useState(isAsked && typed === '' ? field : button);
  useFocusWhenShown(first);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const clientId = isAsked ? clientIdOf(typed) : null;
    if (isAsked && clientId === null) {
      setProblem(translator.text(typed.trim() === '' ? 'onboarding.client-id.none' : 'onboarding.client-id.wrong'));
      field.current?.focus();
      return;
    }
    await client.send('setUp.signIn', { clientId });
  };
  return (
    <form className="onboarding-step" onSubmit={(event) => void submit(event)}>
      <div className="onboarding-main" data-area>
        <h1 className="onboarding-title">{translator.text('onboarding.sign-in')}</h1>
        <p className="onboarding-why">{translator.text('onboarding.sign-in.why', { place: place?.name ?? '' })}</p>
        <SignInProblem />
        {isAsked && (
          <>
            <ClientIdField
              value={typed}
              problem={problem}
              field={field}
              onType={(value) => {
                setTyped(value);
                setProblem(null);
              }}
            />
            <AdministratorNote />
          </>
        )}
      </div>
      <StepFoot>
        {onBack !== null && (
          <Button look="standard" onClick={onBack}>
            {translator.text('onboarding.back')}
          </Button>
        )}
        <Button ref={button} look="primary" submits>
          {translator.text('sign-in.button')}
        </Button>
      </StepFoot>
    </form>
  );
}
