import { useState } from 'react';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';

/** Gives the exact name of the missing permission or scope to the clipboard, for the message to an administrator. */
export function CopyPermissionButton() {
  const { client, translator, announce } = useApp();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await client.send('presence.copyMissingPermission'))) return;
    setIsCopied(true);
    announce(translator.text('notice.copied-permission'), 'polite');
  };
  return (
    <Button look="standard" onClick={() => void copy()}>
      <Glyph name={isCopied ? 'check' : 'copy'} />
      {translator.text(isCopied ? 'notice.copied-permission' : 'notice.copy-permission')}
    </Button>
  );
}
