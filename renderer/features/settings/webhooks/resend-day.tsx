import { useId, useState } from 'react';
import type { EndpointView } from '../../../../shared/snapshot';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';

/** Sends everything of a local day again. */
export function ResendDay({ view }: { readonly view: EndpointView }) {
  const { client, translator } = useApp();
  const [day, setDay] = useState('');
  const [count, setCount] = useState<number | null>(null);
  const id = useId();

  async function resend(): Promise<void> {
    const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
    const from = new Date(year, month - 1, date).getTime();
    const until = new Date(year, month - 1, date + 1).getTime();
    const answer = await client.ask('webhooks.sendAgain', { id: view.id, which: { from, until } });
    setCount(answer?.count ?? null);
  }

  return (
    <form
      className="resend-day"
      onSubmit={(event) => {
        event.preventDefault();
        void resend();
      }}
    >
      <label htmlFor={id}>{translator.text('webhooks.resend-day')}</label>
      <span className="field">
        <input
          id={id}
          type="date"
          required
          value={day}
          onChange={({ target }) => {
            setDay(target.value);
            setCount(null);
          }}
        />
      </span>
      <Button look="standard" submits>
        {translator.text('webhooks.resend-day.yes')}
      </Button>
      <p role="status">
        {count === null
          ? translator.text('webhooks.resend-day.why')
          : translator.text('webhooks.resend-day.done', { count })}
      </p>
    </form>
  );
}
