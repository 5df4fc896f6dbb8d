import type { Handlers, IpcError } from '../../shared/ipc/contract';
import type { RecordedEventView, webhookRequests } from '../../shared/ipc/webhook-requests';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { RecordedEvent, SecretError } from '../ports';
import type { ConfigureFailure, ConfigureWebhooks } from '../services/webhooks/configure';
import type { EndpointSecrets } from '../services/webhooks/endpoint-secrets';
import type { WebhookRefusal, Webhooks } from '../services/webhooks/webhooks';

export interface WebhookHandlerDependencies {
  /** Null while nobody is signed in. */
  readonly webhooks: () => Webhooks | null;
  readonly configureWebhooks: ConfigureWebhooks;
  readonly webhookSecrets: EndpointSecrets;
  readonly copyText: (text: string) => void;
}

const codes = {
  'unknown-endpoint': 'NOTHING_WAITING',
  'switched-off': 'NOT_DONE',
  'presence-unknown': 'NOT_DONE',
  'write-failed': 'NOT_KEPT',
  decided: 'DECIDED',
  invalid: 'INVALID_INPUT',
} as const satisfies Record<(ConfigureFailure | WebhookRefusal)['code'], IpcError['code']>;

const signedOut = err<IpcError>({ code: 'SIGNED_OUT', message: 'Sign in first.' });

const refused = ({ code, detail }: ConfigureFailure | WebhookRefusal): Result<never, IpcError> =>
  err({ code: codes[code], message: detail });

const answer = <Value>(outcome: Result<Value, ConfigureFailure | WebhookRefusal>): Promise<Result<Value, IpcError>> =>
  Promise.resolve(outcome.ok ? outcome : refused(outcome.error));

/** What of an event is for the window. */
const shown = ({ id, state, event, tries, latestTries }: RecordedEvent): RecordedEventView => ({
  id,
  state,
  event,
  tries,
  latestTries: [...latestTries],
});

/** A secret is in no error; the keychain's own words may be. */
const keychainRefused = ({ code }: SecretError): Result<never, IpcError> =>
  err({ code: 'NOT_DONE', message: `The keyring does not give the secret (${code}).` });

/** Answers to what the window asks about webhooks. */
export function createWebhookHandlers(
  dependencies: WebhookHandlerDependencies,
): Pick<Handlers, keyof typeof webhookRequests> {
  const { configureWebhooks: configure, webhookSecrets: secrets } = dependencies;

  function using<Value>(use: (webhooks: Webhooks) => Result<Value, WebhookRefusal>): Promise<Result<Value, IpcError>> {
    const webhooks = dependencies.webhooks();
    return webhooks === null ? Promise.resolve(signedOut) : answer(use(webhooks));
  }

  async function copy(id: string): Promise<Result<void, IpcError>> {
    const signing = await secrets.signing(id);
    if (!signing.ok) return keychainRefused(signing.error);
    dependencies.copyText(signing.value[0] ?? '');
    return ok(undefined);
  }

  return {
    'webhooks.save': ({ id, ...given }) => answer(configure.save(id, given)),
    'webhooks.setEnabled': ({ id, isEnabled }) => answer(configure.setEnabled(id, isEnabled)),
    'webhooks.remove': async ({ id }) => {
      const removed = configure.remove(id);
      if (!removed.ok) return refused(removed.error);
      dependencies.webhooks()?.forget(id);
      await secrets.forget(id);
      return ok(undefined);
    },
    'webhooks.copySecret': ({ id }) => copy(id),
    'webhooks.renewSecret': async ({ id }) => {
      const renewed = await secrets.renew(id);
      return renewed.ok ? copy(id) : keychainRefused(renewed.error);
    },
    'webhooks.test': ({ id }) => using((webhooks) => webhooks.test(id)),
    'webhooks.tryNow': ({ id }) => using((webhooks) => webhooks.hurry(id)),
    'webhooks.setPaused': ({ id, isPaused }) => using((webhooks) => webhooks.setPaused(id, isPaused)),
    'webhooks.welcome': ({ id }) => using((webhooks) => webhooks.welcome(id)),
    'webhooks.events': ({ id }) =>
      using((webhooks) =>
        ok({
          events: webhooks.recorded(id).map(shown),
        }),
      ),
    'webhooks.ofPresence': ({ startAt, definitionId }) =>
      using((webhooks) =>
        ok({
          receivers: webhooks
            .ofPresence(startAt, definitionId)
            .map((recorded) => ({ ...shown(recorded), endpointId: recorded.endpointId })),
        }),
      ),
    'webhooks.sendAgain': ({ id, which }) =>
      using((webhooks) => {
        const sent = webhooks.sendAgain(id, 'eventId' in which ? { id: which.eventId } : which);
        return sent.ok ? ok({ count: sent.value }) : sent;
      }),
  };
}
