import type { Envelope } from '../../../shared/webhooks/endpoint';
import type { WebhookEvent } from '../../../shared/webhooks/event';

/** What is sent as it is, byte for byte: what is signed is what is received. */
export interface Message {
  readonly contentType: string;
  readonly body: string;
}

const messages: Record<Envelope, (event: WebhookEvent) => Message> = {
  plain: (event) => ({ contentType: 'application/json', body: JSON.stringify(event) }),
  cloudevents: (event) => ({
    contentType: 'application/cloudevents+json; charset=utf-8',
    body: JSON.stringify(cloudEvent(event)),
  }),
};

export const messageOf = (event: WebhookEvent, envelope: Envelope): Message => messages[envelope](event);

/** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md; `sequence` is one of its documented extensions. */
function cloudEvent(event: WebhookEvent): Readonly<Record<string, unknown>> {
  return {
    specversion: '1.0',
    id: event.syncId,
    source: `urn:presence-tray:installation:${event.installationId}`,
    type: `example.presence-tray.presence.${event.type}`,
    subject: event.userId,
    time: event.timestamp,
    datacontenttype: 'application/json',
    ...(event.sequence !== null && { sequence: sortable(event.sequence) }),
    data: event,
  };
}

/** The extension compares texts. */
const sortable = (sequence: number): string => String(sequence).padStart(10, '0');
