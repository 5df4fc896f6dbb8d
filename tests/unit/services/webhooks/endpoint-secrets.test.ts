import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { systemWebhookKeys } from '../../../../electron/adapters/webhooks/webhook-keys';
import { signatureHeaders } from '../../../../electron/core/webhooks/signature';
import { createEndpointSecrets } from '../../../../electron/services/webhooks/endpoint-secrets';
import { FakeSecretStore } from '../../../fakes/secret-store';
import { createVirtualTime } from '../../../fakes/virtual-time';

const DAY_MS = 24 * 3_600_000;

function open(store = new FakeSecretStore(), time = createVirtualTime()) {
  const secrets = createEndpointSecrets(() => store, systemWebhookKeys, time.clock);
  const signing = async (id = 'planner'): Promise<readonly string[]> => {
    const outcome = await secrets.signing(id);
    if (!outcome.ok) throw new Error(outcome.error.code);
    return outcome.value;
  };
  return { store, time, secrets, signing };
}

describe('A receiver’s secret', () => {
  it('is made when it is needed first, as the specification writes it, and is the same after a restart', async () => {
    const { store, signing } = open();
    const [secret] = await signing();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await signing()).toEqual([secret]);
    expect(store.operations).toEqual(['read', 'write']);
    expect(await open(store).signing()).toEqual([secret]);
    expect(await signing('other')).not.toEqual([secret]);
  });

  it('that is renewed signs beside the new one for a day: a receiver may know either', async () => {
    const { time, secrets, signing } = open();
    const [former = ''] = await signing();
    await secrets.renew('planner');
    const both = await signing();
    expect(both).toHaveLength(2);
    expect(both[1]).toBe(former);
    const parts = { id: 'one', timestampSeconds: Math.floor(Date.now() / 1_000), body: '{"a":"ä"}', secrets: both };
    const headers = signatureHeaders(parts, (key, text) => systemWebhookKeys.hmac(key, text));
    for (const secret of both) expect(new Webhook(secret).verify(parts.body, headers)).toEqual({ a: 'ä' });
    expect(() => new Webhook(`whsec_${systemWebhookKeys.newKey()}`).verify(parts.body, headers)).toThrow();
    await time.advance(DAY_MS);
    expect(await signing()).toEqual([both[0]]);
  });

  it('that a locked keychain holds is asked for again, and never replaced', async () => {
    const { store, secrets, signing } = open();
    const [secret] = await signing();
    const later = open(store);
    const opens = store.refuse('read', 'locked');
    expect(await later.secrets.signing('planner')).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(await later.secrets.renew('planner')).toMatchObject({ ok: false });
    opens();
    expect(await later.signing()).toEqual([secret]);
    expect(secrets.isKept('planner')).toBe(true);
  });

  it('lasts as long as the app where there is no keychain, and that is known', async () => {
    const { store, secrets, signing } = open();
    store.refuse('read', 'absent');
    store.refuse('write', 'absent');
    const [secret] = await signing();
    expect(await signing()).toEqual([secret]);
    expect(secrets.isKept('planner')).toBe(false);
  });

  it('that is forgotten is gone from the keychain', async () => {
    const { store, secrets, signing } = open();
    const [secret] = await signing();
    await secrets.forget('planner');
    expect(store.entries.size).toBe(0);
    expect(await signing()).not.toEqual([secret]);
  });
});
