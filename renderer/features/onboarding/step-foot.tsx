import type { ReactNode } from 'react';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';

/** The last line of a step: the other way to begin, and on the right the way on. */
export function StepFoot({ children }: { readonly children: ReactNode }) {
  const { client, translator } = useApp();
  return (
    <footer className="onboarding-foot" data-area>
      <Button
        look="quiet"
        title={translator.text('onboarding.simulate.hint')}
        onClick={() => void client.send('setUp.simulate')}
      >
        {translator.text('onboarding.simulate')}
      </Button>
      <div className="onboarding-ways">{children}</div>
    </footer>
  );
}
