import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import '../../ui/field.css';
import './paste-address.css';

/** The last resort: the agent brings the address at which their browser ended. Shut, unless there is no other way. */
export function PasteAddress({ mustPaste }: { readonly mustPaste: boolean }) {
  const { translator } = useApp();
  if (mustPaste) {
    return (
      <div className="paste">
        <p>{translator.text('paste.must')}</p>
        <PasteForm />
      </div>
    );
  }
  return (
    <details className="paste">
      <summary>{translator.text('paste.open')}</summary>
      <PasteForm />
    </details>
  );
}

function PasteForm() {
  const { client, translator } = useApp();
  const [address, setAddress] = useState('');
  const field = useId();
  const bring = (): void => {
    if (address.trim() !== '') void client.send('session.pasteAddress', { address });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    bring();
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor={field}>{translator.text('paste.how')}</label>
      <div className="field">
        <input
          id={field}
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          aria-label={translator.text('paste.label')}
          maxLength={8_192}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </div>
      <Button look="standard" onClick={bring}>
        {translator.text('paste.button')}
      </Button>
    </form>
  );
}
