import { useState } from 'react';
import { clientRequest } from '../../../shared/format';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';

/** What an administrator has to do once, to be read or sent to them. */
export function AdministratorNote() {
  const { client, translator, announce } = useApp();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await client.send('setUp.copyForAdministrator'))) return;
    setIsCopied(true);
    announce(translator.text('onboarding.administrator.copied'), 'polite');
  };
  return (
    <section className="administrator" aria-label={translator.text('onboarding.administrator')}>
      <p className="administrator-title">{translator.text('onboarding.administrator')}</p>
      <p className="onboarding-hint selectable">{clientRequest(translator)}</p>
      <Button look="standard" onClick={() => void copy()}>
        <Glyph name={isCopied ? 'check' : 'copy'} />
        {translator.text(isCopied ? 'onboarding.administrator.copied' : 'onboarding.administrator.copy')}
      </Button>
    </section>
  );
}
