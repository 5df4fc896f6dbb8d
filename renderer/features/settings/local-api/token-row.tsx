import { useState } from 'react';
import type { ApiAccess } from '../../../../shared/local-api';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { Glyph } from '../../../ui/glyph';
import { SettingRow } from '../../../ui/setting-row';

/** One token: to be seen, copied, and made anew. The window has it only while it shows it. */
export function TokenRow({ access }: { readonly access: ApiAccess }) {
  const { client, translator, announce } = useApp();
  const [token, setToken] = useState<string | null>(null);
  const [isCopied, setIsCopied] = useState(false);
  /** How far the making of a new one is: `asking` whether it is meant. */
  const [renewal, setRenewal] = useState<'none' | 'asking' | 'done'>('none');

  async function show(): Promise<void> {
    const shown = await client.ask('localApi.showToken', { access });
    setToken(shown?.token ?? null);
  }
  async function copy(): Promise<void> {
    if (!(await client.send('localApi.copyToken', { access }))) return;
    setIsCopied(true);
    announce(translator.text('local-api.token.copied'), 'polite');
  }
  function ask(): void {
    setRenewal('asking');
    announce(translator.text('local-api.token.renew.why'), 'polite');
  }
  async function renew(): Promise<void> {
    if (!(await client.send('localApi.replaceToken', { access }))) return setRenewal('none');
    setRenewal('done');
    setToken(null);
    setIsCopied(false);
    announce(translator.text('local-api.token.renewed'), 'polite');
  }

  const name = translator.text(`local-api.token.${access}`);
  const why = {
    none: translator.text(`local-api.token.${access}.why`),
    asking: translator.text('local-api.token.renew.why'),
    done: translator.text('local-api.token.renewed'),
  }[renewal];
  const hint = token === null || renewal === 'asking' ? why : <code className="selectable">{token}</code>;
  const labelled = (key: 'show' | 'hide' | 'copy' | 'copied' | 'renew') => ({
    'aria-label': `${translator.text(`local-api.token.${key}`)}: ${name}`,
  });
  return (
    <SettingRow title={name} hint={hint}>
      {() =>
        renewal === 'asking' ? (
          <span className="local-api-ways">
            <Button look="quiet" autoFocus onClick={() => setRenewal('none')}>
              {translator.text('local-api.token.renew.no')}
            </Button>
            <Button look="standard" onClick={() => void renew()}>
              {translator.text('local-api.token.renew.yes')}
            </Button>
          </span>
        ) : (
          <span className="local-api-ways">
            <Button
              look="quiet"
              {...labelled(token === null ? 'show' : 'hide')}
              onClick={() => (token === null ? void show() : setToken(null))}
            >
              {translator.text(token === null ? 'local-api.token.show' : 'local-api.token.hide')}
            </Button>
            <Button look="standard" {...labelled(isCopied ? 'copied' : 'copy')} onClick={() => void copy()}>
              <Glyph name={isCopied ? 'check' : 'copy'} />
              {translator.text(isCopied ? 'local-api.token.copied' : 'local-api.token.copy')}
            </Button>
            <Button look="quiet" {...labelled('renew')} onClick={ask}>
              {translator.text('local-api.token.renew')}
            </Button>
          </span>
        )
      }
    </SettingRow>
  );
}
