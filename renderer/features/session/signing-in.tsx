import { useRef, useState } from 'react';
import { useApp } from '../../app-context';
import { useFocusWhenShown } from '../../use-focus-when-shown';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { Spinner } from '../../ui/spinner';
import { PasteAddress } from './paste-address';

/** The sign-in page is open in the browser. If it is not, its address can be copied. */
export function SigningIn({ mustPaste }: { readonly mustPaste: boolean }) {
  const { client, translator, announce } = useApp();
  const button = useRef<HTMLButtonElement>(null);
  useFocusWhenShown(button);
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await client.send('session.copySignInAddress'))) return;
    setIsCopied(true);
    announce(translator.text('signing-in.copied'), 'polite');
  };
  return (
    <>
      <div className="session-waiting">
        <Spinner />
      </div>
      <h1 className="session-title">{translator.text('signing-in')}</h1>
      <p className="session-why">{translator.text('signing-in.why')}</p>
      <div className="session-actions">
        <Button ref={button} look="standard" onClick={() => void copy()}>
          <Glyph name={isCopied ? 'check' : 'copy'} />
          {translator.text(isCopied ? 'signing-in.copied' : 'signing-in.copy')}
        </Button>
        <Button look="quiet" onClick={() => void client.send('session.cancelSignIn')}>
          {translator.text('signing-in.cancel')}
        </Button>
      </div>
      <PasteAddress mustPaste={mustPaste} />
    </>
  );
}
