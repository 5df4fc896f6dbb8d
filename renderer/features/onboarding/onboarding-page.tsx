import { useEffect, useState } from 'react';
import { useApp } from '../../app-context';
import type { PageProps } from '../../pages';
import { Chip } from '../../ui/chip';
import { RequestRefused } from '../request-refused';
import { DoneStep } from './done-step';
import './onboarding-page.css';
import { RegionStep } from './region-step';
import { SignInStep } from './sign-in-step';
import type { OnboardingStep } from './steps';
import { Steps } from './steps';

/** The first start, and a change of the organisation: where it is, signing in, done. */
export function OnboardingPage({ section }: PageProps) {
  const { client, snapshot, refusedWith, translator } = useApp();
  const { session, setUp, app } = snapshot;
  const isRegionPreset = setUp?.place !== null && setUp?.place.origin !== 'user';
  const steps: readonly OnboardingStep[] = isRegionPreset ? ['sign-in', 'done'] : ['region', 'sign-in', 'done'];
  const [chosen, setChosen] = useState<OnboardingStep>(
    section === 'region' || (setUp?.place ?? null) === null ? 'region' : 'sign-in',
  );
  const step =
    session.state === 'signed-in' && chosen === 'sign-in'
      ? 'done'
      : isRegionPreset && chosen === 'region'
        ? 'sign-in'
        : chosen;
  useEffect(() => client.onSection((wanted) => wanted === 'region' && setChosen('region')), [client]);
  const title = translator.text('onboarding.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="onboarding-page">
      <header className="onboarding-head">
        <Steps steps={steps} current={step} />
        {app.isLocalBuild && <Chip>{translator.text('badge.local-build')}</Chip>}
      </header>
      {refusedWith !== null && <RequestRefused code={refusedWith} />}
      {step === 'region' && <RegionStep onDone={() => setChosen('sign-in')} />}
      {step === 'sign-in' && <SignInStep onBack={isRegionPreset ? null : () => setChosen('region')} />}
      {step === 'done' && <DoneStep />}
    </main>
  );
}
