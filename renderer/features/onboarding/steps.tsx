import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import './steps.css';

export const onboardingSteps = ['region', 'sign-in', 'done'] as const;
export type OnboardingStep = (typeof onboardingSteps)[number];

export interface StepsProps {
  /** Those that this start needs; what the organisation has decided is no step. */
  readonly steps: readonly OnboardingStep[];
  readonly current: OnboardingStep;
}

/** How far it is. */
export function Steps({ steps, current }: StepsProps) {
  const { translator } = useApp();
  const reached = steps.indexOf(current);
  return (
    <ol className="steps" aria-label={translator.text('onboarding.steps')}>
      {steps.map((step, index) => (
        <li key={step} aria-current={step === current ? 'step' : undefined} data-done={index < reached || undefined}>
          <span className="step-mark" aria-hidden="true">
            {index < reached ? <Glyph name="check" /> : index + 1}
          </span>
          {translator.text(`onboarding.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
