import { useState } from 'react';
import type { EndpointView } from '../../../../shared/snapshot';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';

export interface EndpointActionsProps {
  readonly view: EndpointView;
  readonly onEdit: () => void;
}

/** What can be done with a receiver. Its name is part of each button's, for there may be several. */
export function EndpointActions({ view, onEdit }: EndpointActionsProps) {
  const { client, snapshot, translator, announce } = useApp();
  const [asking, setAsking] = useState<'renew-secret' | 'remove' | null>(null);
  const { id, name, state, waiting, decidedBy } = view;
  const isSignedIn = snapshot.session.state === 'signed-in';
  const isSending = isSignedIn && state !== 'off' && state !== 'gone' && state !== 'paused';

  async function say(key: 'webhooks.secret-copied' | 'webhooks.test.sent', asked: Promise<boolean>): Promise<void> {
    if (await asked) announce(translator.text(key), 'polite');
  }
  function answer(asked: 'renew-secret' | 'remove', isYes: boolean): void {
    setAsking(null);
    if (!isYes) return;
    if (asked === 'remove') void client.send('webhooks.remove', { id });
    else void say('webhooks.secret-copied', client.send('webhooks.renewSecret', { id }));
  }
  const called = (
    key: 'test' | 'try-now' | 'pause' | 'resume' | 'welcome' | 'copy-secret' | 'renew-secret' | 'edit' | 'remove',
  ) => ({
    'aria-label': `${translator.text(`webhooks.${key}`)}: ${name}`,
    children: translator.text(`webhooks.${key}`),
  });

  return (
    <div className="endpoint-ways">
      {isSending && (
        <Button
          look="standard"
          {...called('test')}
          onClick={() => void say('webhooks.test.sent', client.send('webhooks.test', { id }))}
        />
      )}
      {isSending && waiting > 0 && (
        <Button look="standard" {...called('try-now')} onClick={() => void client.send('webhooks.tryNow', { id })} />
      )}
      {isSignedIn && state === 'gone' && (
        <Button look="primary" {...called('welcome')} onClick={() => void client.send('webhooks.welcome', { id })} />
      )}
      {isSignedIn && state !== 'off' && state !== 'gone' && (
        <Button
          look="quiet"
          {...called(state === 'paused' ? 'resume' : 'pause')}
          onClick={() => void client.send('webhooks.setPaused', { id, isPaused: state !== 'paused' })}
        />
      )}
      <Button
        look="quiet"
        {...called('copy-secret')}
        onClick={() => void say('webhooks.secret-copied', client.send('webhooks.copySecret', { id }))}
      />
      <Button look="quiet" {...called('renew-secret')} onClick={() => setAsking('renew-secret')} />
      {decidedBy === null && <Button look="quiet" {...called('edit')} onClick={onEdit} />}
      {decidedBy === null && <Button look="quiet" {...called('remove')} onClick={() => setAsking('remove')} />}
      {asking !== null && (
        <ConfirmDialog
          title={translator.text(`webhooks.${asking}.title`, { name })}
          no={translator.text('webhooks.keep')}
          yes={translator.text(`webhooks.${asking}.yes`)}
          onAnswer={(isYes) => answer(asking, isYes)}
        >
          <p>{translator.text(`webhooks.${asking}.why`, { count: waiting })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
