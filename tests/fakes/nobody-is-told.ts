import { systemWebhookKeys } from '../../electron/adapters/webhooks/webhook-keys';
import type { OpenWebhooks } from '../../electron/compose-webhooks';
import { wireWebhooks } from '../../electron/compose-webhooks';
import type { Clock, Scheduler, SteadyTime } from '../../electron/ports';
import { createSeededChance } from './chance';
import { FakeLog } from './log';
import { FakeSettingsStore } from './ports';
import { FakeSecretStore } from './secret-store';

/** The webhooks of somebody who has configured none. */
export function nobodyIsTold(clock: Clock, scheduler: Scheduler, steadyTime: SteadyTime): OpenWebhooks {
  const ports = {
    settings: new FakeSettingsStore(),
    postWebhook: () => Promise.reject(new Error('Nobody is to be told.')),
    webhookKeys: systemWebhookKeys,
    chance: createSeededChance(),
    log: new FakeLog(),
  };
  return wireWebhooks({ ...ports, clock, scheduler, steadyTime }, () => new FakeSecretStore(), '0.1.0').open;
}
