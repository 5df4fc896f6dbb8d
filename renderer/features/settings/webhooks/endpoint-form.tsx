import { useId, useState } from 'react';
import type { EndpointView } from '../../../../shared/snapshot';
import { addressFaultOf, envelopes, LONGEST_ENDPOINT_NAME } from '../../../../shared/webhooks/endpoint';
import type { Envelope } from '../../../../shared/webhooks/endpoint';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import '../../../ui/field.css';
import { Select } from '../../../ui/select';

export interface EndpointFormProps {
  /** The receiver that is changed; null for a new one. */
  readonly view: EndpointView | null;
  readonly onDone: () => void;
}

/** Where events go, and in what form. */
export function EndpointForm({ view, onDone }: EndpointFormProps) {
  const { client, snapshot, translator, announce } = useApp();
  const [name, setName] = useState(view?.name ?? '');
  const [url, setUrl] = useState(view?.url ?? '');
  const [envelope, setEnvelope] = useState<Envelope>(view?.envelope ?? 'plain');
  const [wasTried, setWasTried] = useState(false);
  const ids = { name: useId(), url: useId(), envelope: useId(), problem: useId() };
  const isTwice = snapshot.webhooks.endpoints.some((one) => one.url === url.trim() && one.id !== view?.id);
  const fault = isTwice ? 'twice' : addressFaultOf(url);

  async function save(): Promise<void> {
    setWasTried(true);
    if (fault !== null) return announce(translator.text(`webhooks.address.${fault}`), 'assertive');
    const given = { id: view?.id ?? null, name: name.trim(), url: url.trim(), envelope };
    if (await client.send('webhooks.save', given)) onDone();
  }

  const isWrong = wasTried && fault !== null;
  return (
    <form
      className="endpoint-form"
      // Our own sentences say more than the browser's.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <label id={ids.name} htmlFor={`${ids.name}-field`}>
        {translator.text('webhooks.name')}
      </label>
      <span className="field">
        <input
          id={`${ids.name}-field`}
          type="text"
          autoFocus
          autoComplete="off"
          maxLength={LONGEST_ENDPOINT_NAME}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </span>
      <label id={ids.url} htmlFor={`${ids.url}-field`}>
        {translator.text('webhooks.address')}
      </label>
      <span className="field">
        <input
          id={`${ids.url}-field`}
          type="url"
          autoComplete="off"
          spellCheck={false}
          placeholder={translator.text('webhooks.address.example')}
          value={url}
          aria-invalid={isWrong}
          {...(isWrong && { 'aria-describedby': ids.problem })}
          onChange={({ target }) => setUrl(target.value)}
        />
      </span>
      {isWrong && (
        <p id={ids.problem} className="endpoint-problem">
          {translator.text(`webhooks.address.${fault}`)}
        </p>
      )}
      <span id={ids.envelope}>{translator.text('webhooks.envelope')}</span>
      <Select
        labelledBy={ids.envelope}
        value={envelope}
        choices={envelopes.map((value) => ({ value, label: translator.text(`webhooks.envelope.${value}`) }))}
        onChoose={setEnvelope}
      />
      <span className="endpoint-ways">
        <Button look="quiet" onClick={onDone}>
          {translator.text('webhooks.cancel')}
        </Button>
        <Button look="primary" submits>
          {translator.text('webhooks.save')}
        </Button>
      </span>
    </form>
  );
}
