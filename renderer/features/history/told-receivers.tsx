import { useEffect, useState } from 'react';
import type { ToldReceiver } from '../../../shared/ipc/webhook-requests';
import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import { outcomeGlyphs, outcomeOf } from '../settings/webhooks/endpoint-sentences';

export interface ToldReceiversProps {
  /** When the presence began, in epoch milliseconds. */
  readonly startAt: number;
  readonly definitionId: string;
}

/** Who was told of the change that began a presence, and what came of it: a line of the details. Nothing where nobody was. */
export function ToldReceivers({ startAt, definitionId }: ToldReceiversProps) {
  const { client, snapshot, translator } = useApp();
  const { endpoints, version } = snapshot.webhooks;
  const [receivers, setReceivers] = useState<readonly ToldReceiver[]>([]);
  const isAnybodyTold = endpoints.length > 0;

  useEffect(() => {
    if (!isAnybodyTold) return;
    let isWanted = true;
    void client.ask('webhooks.ofPresence', { startAt, definitionId }).then((answer) => {
      if (isWanted && answer !== null) setReceivers(answer.receivers);
    });
    return () => {
      isWanted = false;
    };
  }, [client, startAt, definitionId, isAnybodyTold, version]);

  const known = receivers.flatMap((receiver) => {
    const endpoint = endpoints.find(({ id }) => id === receiver.endpointId);
    return endpoint === undefined ? [] : [{ receiver, name: endpoint.name }];
  });
  if (known.length === 0) return null;
  return (
    <div className="segment-details-line">
      <dt>{translator.text('webhooks.title')}</dt>
      {known.map(({ receiver, name }) => (
        <dd key={receiver.endpointId} className="selectable told-receiver">
          <Glyph name={outcomeGlyphs[receiver.state]} />
          {translator.text('history.details.told', { name, outcome: outcomeOf(receiver, translator) })}
        </dd>
      ))}
    </div>
  );
}
