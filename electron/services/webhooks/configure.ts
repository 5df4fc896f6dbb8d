import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type { Settings } from '../../../shared/settings';
import type { EndpointSetting, Envelope } from '../../../shared/webhooks/endpoint';
import { idOfAddress } from '../../core/webhooks/sync-id';
import type { Chance, SettingsFailure, SettingsStore } from '../../ports';

export type ConfigureFailure = SettingsFailure | { readonly code: 'unknown-endpoint'; readonly detail: string };

/** As many removed receivers as are remembered: an account that is not signed in for longer keeps what waited there. */
const MOST_REMOVED = 100;

/** What the person says of a receiver. */
export interface GivenEndpoint {
  readonly name: string;
  readonly url: string;
  readonly envelope: Envelope;
}

/** Changes the receivers in the person's own settings. What the organisation has decided is refused. */
export interface ConfigureWebhooks {
  /** @param id null for a new one. */
  save(id: string | null, given: GivenEndpoint): Result<void, ConfigureFailure>;
  setEnabled(id: string, isEnabled: boolean): Result<void, ConfigureFailure>;
  remove(id: string): Result<void, ConfigureFailure>;
}

/** @param onChange what is configured is another now. */
export function configureWebhooks(settings: SettingsStore, chance: Chance, onChange: () => void): ConfigureWebhooks {
  type List = Settings['webhooks'];

  function update(
    webhooks: List,
    more: Partial<Pick<Settings, 'removedWebhooks'>> = {},
  ): Result<void, ConfigureFailure> {
    const updated = settings.update({ webhooks, ...more });
    if (!updated.ok) return updated;
    onChange();
    return ok(undefined);
  }

  function replace(
    id: string,
    by: (one: EndpointSetting) => readonly EndpointSetting[],
    more: Partial<Pick<Settings, 'removedWebhooks'>> = {},
  ): Result<void, ConfigureFailure> {
    const before = settings.current().webhooks;
    const isMeant = (one: EndpointSetting): boolean => (one.id ?? idOfAddress(one.url)) === id;
    if (!before.some(isMeant)) return err({ code: 'unknown-endpoint', detail: 'There is no such receiver any more.' });
    return update(
      before.flatMap((one) => (isMeant(one) ? by(one) : [one])),
      more,
    );
  }

  return {
    save(id, given) {
      if (id !== null) return replace(id, (one) => [{ ...one, ...given, id }]);
      return update([...settings.current().webhooks, { ...given, id: chance.uuid(), isEnabled: true }]);
    },
    setEnabled: (id, isEnabled) => replace(id, (one) => [{ ...one, isEnabled }]),
    remove(id) {
      const before = settings.current().removedWebhooks.filter((one) => one !== id);
      return replace(id, () => [], { removedWebhooks: [...before, id].slice(-MOST_REMOVED) });
    },
  };
}
