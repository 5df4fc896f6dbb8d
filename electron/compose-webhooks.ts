import type { WebhooksView } from '../shared/snapshot';
import type { Endpoint } from './core/webhooks/endpoints';
import { endpointsOf } from './core/webhooks/endpoints';
import type { AppPorts, Identity, Journal, SecretStore } from './ports';
import type { Account } from './services/account';
import { createEndpointSecrets } from './services/webhooks/endpoint-secrets';
import type { EndpointSecrets } from './services/webhooks/endpoint-secrets';
import { webhooksAtRest } from './services/webhooks/endpoint-view';
import { createWebhooks } from './services/webhooks/webhooks';
import type { Webhooks } from './services/webhooks/webhooks';

/** Opens the webhooks of an account that is opened. */
export type OpenWebhooks = (
  journal: Journal,
  identity: Identity,
  account: () => Account | null,
  onChange: () => void,
) => Webhooks;

/** What all accounts of this installation have in common: who is told, and by which secrets. */
export interface WebhookWiring {
  readonly open: OpenWebhooks;
  readonly secrets: EndpointSecrets;
  endpoints(): readonly Endpoint[];
  /** While nobody is signed in. */
  viewAtRest(): WebhooksView;
}

type WebhookPorts = Pick<
  AppPorts,
  'settings' | 'postWebhook' | 'webhookKeys' | 'clock' | 'steadyTime' | 'scheduler' | 'chance' | 'log'
>;

export function wireWebhooks(ports: WebhookPorts, openSecrets: () => SecretStore, version: string): WebhookWiring {
  const { settings, postWebhook: post, webhookKeys: keys, chance, clock, log } = ports;
  const secrets = createEndpointSecrets(openSecrets, keys, clock);
  const endpoints = (): readonly Endpoint[] => endpointsOf(settings.current());
  let installationId = settings.current().installationId;

  /** Made when it is needed first. A disk that does not keep it gives another one to the next run. */
  function installation(): string {
    if (installationId !== null) return installationId;
    installationId = chance.uuid();
    const kept = settings.update({ installationId });
    if (!kept.ok) log.warn('what this installation calls itself was not kept', { detail: kept.error.detail });
    return installationId;
  }

  return {
    secrets,
    endpoints,
    viewAtRest: () => webhooksAtRest(endpoints(), settings.origins()),
    open: (journal, identity, account, onChange) =>
      createWebhooks({
        ...ports,
        journal,
        identity,
        account,
        endpoints,
        removed: () => settings.current().removedWebhooks,
        origins: () => settings.origins(),
        secrets,
        post,
        keys,
        installationId: installation,
        appVersion: version,
        userAgent: `PresenceTray/${version}`,
        onChange,
      }),
  };
}
