import type { Settings } from '../../../shared/settings';
import { addressParts } from '../../../shared/webhooks/endpoint';
import type { Envelope } from '../../../shared/webhooks/endpoint';
import { idOfAddress } from './sync-id';

/** What the address is kept under that is given from outside, whatever it is. */
export const PRESET_ID = 'preset';

/** A receiver, as it is configured now. */
export interface Endpoint {
  /** Its events, its secret and what is known of it are kept under this. */
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly isEnabled: boolean;
  readonly envelope: Envelope;
  /** The setting that it stands in. */
  readonly setting: 'webhooks' | 'externalWebhookUrl';
}

/** Everybody who may be told of changes. An address that is given twice is one receiver. */
export function endpointsOf({
  webhooks,
  externalWebhookUrl,
}: Pick<Settings, 'webhooks' | 'externalWebhookUrl'>): readonly Endpoint[] {
  const listed = webhooks.map(({ id, name, url, ...rest }): Endpoint => ({
    ...rest,
    id: id ?? idOfAddress(url),
    name: nameOf(name, url),
    url,
    setting: 'webhooks',
  }));
  if (externalWebhookUrl === null || listed.some(({ url }) => url === externalWebhookUrl)) return listed;
  const preset: Endpoint = {
    id: PRESET_ID,
    name: nameOf('', externalWebhookUrl),
    url: externalWebhookUrl,
    isEnabled: true,
    envelope: 'plain',
    setting: 'externalWebhookUrl',
  };
  return [preset, ...listed];
}

const nameOf = (name: string, url: string): string => (name === '' ? (addressParts(url)?.host ?? url) : name);
