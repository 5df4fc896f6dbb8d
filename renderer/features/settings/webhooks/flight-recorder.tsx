import { useEffect, useState } from 'react';
import { formatMomentWithSeconds } from '../../../../shared/format/moment-with-seconds';
import type { RecordedEventView } from '../../../../shared/ipc/webhook-requests';
import type { EndpointView } from '../../../../shared/snapshot';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { Glyph } from '../../../ui/glyph';
import { outcomeGlyphs, outcomeOf, titleOf, triedSentence } from './endpoint-sentences';
import { ResendDay } from './resend-day';

/** The newest events of a receiver: what was sent, how often, and what it said. Asked for again whenever something happens. */
export function FlightRecorder({ view, now }: { readonly view: EndpointView; readonly now: number }) {
  const { client, snapshot, translator } = useApp();
  const { id } = view;
  const { version } = snapshot.webhooks;
  const [events, setEvents] = useState<readonly RecordedEventView[] | null>(null);
  const [shownId, setShownId] = useState<number | null>(null);

  useEffect(() => {
    let isWanted = true;
    void client.ask('webhooks.events', { id }).then((answer) => {
      if (isWanted && answer !== null) setEvents(answer.events);
    });
    return () => {
      isWanted = false;
    };
  }, [client, id, version]);

  if (events === null) return null;
  if (events.length === 0) return <p className="recorder-none">{translator.text('webhooks.recorder.none')}</p>;
  const shown = events.find((one) => one.id === shownId);
  return (
    <>
      <div className="recorder-scroll" tabIndex={0} role="region" aria-label={translator.text('webhooks.recorder')}>
        <table className="recorder">
          <thead>
            <tr>
              <th scope="col">{translator.text('webhooks.recorder.number')}</th>
              <th scope="col">{translator.text('webhooks.recorder.event')}</th>
              <th scope="col">{translator.text('webhooks.recorder.tries')}</th>
              <th scope="col">{translator.text('webhooks.recorder.answer')}</th>
              <td colSpan={2} />
            </tr>
          </thead>
          <tbody>
            {events.map((one) => {
              const title = `${titleOf(one, translator)} ${formatMomentWithSeconds(translator, Date.parse(one.event.timestamp), now)}`;
              return (
                <tr key={one.id}>
                  <td>{one.event.sequence ?? '–'}</td>
                  <td className="selectable">{title}</td>
                  <td>{one.tries}</td>
                  <td>
                    <span className={`recorder-outcome ${one.state}`}>
                      <Glyph name={outcomeGlyphs[one.state]} />
                      <span>{outcomeOf(one, translator)}</span>
                    </span>
                  </td>
                  <td className="recorder-ways">
                    <Button
                      look="quiet"
                      aria-expanded={one.id === shownId}
                      aria-label={translator.text('webhooks.recorder.body-of', { event: title })}
                      onClick={() => setShownId(one.id === shownId ? null : one.id)}
                    >
                      {translator.text('webhooks.recorder.body')}
                    </Button>
                  </td>
                  <td className="recorder-ways">
                    {one.state !== 'waiting' && (
                      <Button
                        look="quiet"
                        aria-label={`${translator.text('webhooks.recorder.resend')}: ${title}`}
                        onClick={() => void client.send('webhooks.sendAgain', { id, which: { eventId: one.id } })}
                      >
                        {translator.text('webhooks.recorder.resend')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown !== undefined && <Details recorded={shown} now={now} />}
      <ResendDay view={view} />
    </>
  );
}

function Details({ recorded, now }: { readonly recorded: RecordedEventView; readonly now: number }) {
  const { translator } = useApp();
  return (
    <div className="recorder-details">
      {recorded.latestTries.map((tried) => (
        <p key={tried.at} className="selectable">
          {translator.text('webhooks.recorder.try', {
            moment: formatMomentWithSeconds(translator, tried.at, now),
            what: [triedSentence(tried, translator), tried.excerpt].filter((part) => part !== '').join(' · '),
          })}
        </p>
      ))}
      <pre
        className="selectable"
        tabIndex={0}
        aria-label={translator.text('webhooks.recorder.body-of', { event: titleOf(recorded, translator) })}
      >
        {JSON.stringify(recorded.event, null, 2)}
      </pre>
    </div>
  );
}
