import { useRef } from 'react';
import type { MessageKey } from '../../../shared/i18n';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { useFocusWhenShown } from '../../use-focus-when-shown';

/** Where the tray is differs by desktop, and on Windows it hides what is new in it. */
const whereItIs: Readonly<Record<string, MessageKey>> = {
  win32: 'onboarding.done.tray.win32',
  darwin: 'onboarding.done.tray.darwin',
};

/** Somebody is signed in: who, and where the app is to be found from now on. */
export function DoneStep() {
  const { client, snapshot, translator } = useApp();
  const { session, app } = snapshot;
  const button = useRef<HTMLButtonElement>(null);
  useFocusWhenShown(button);
  return (
    <div className="onboarding-step">
      <div className="onboarding-main onboarding-done" data-area>
        <span className="done-mark">
          <Glyph name="check" />
        </span>
        <h1 className="onboarding-title">{translator.text('onboarding.done')}</h1>
        {session.state === 'signed-in' && (
          <p className="onboarding-who selectable">
            {translator.text('onboarding.done.who', {
              user: session.userName,
              organisation: session.organisationName,
            })}
          </p>
        )}
        <p className="onboarding-why">{translator.text(whereItIs[app.platform] ?? 'onboarding.done.tray')}</p>
        <p className="onboarding-why">{translator.text('onboarding.done.unchanged')}</p>
        <Button ref={button} look="primary" onClick={() => void client.send('setUp.finish')}>
          {translator.text('onboarding.done.show')}
        </Button>
      </div>
    </div>
  );
}
