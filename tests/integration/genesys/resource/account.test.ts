import { nobodyWatched } from '../../../fakes/nobody-watched';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultTransitionPolicy } from '../../../../electron/core/presence/transition-policy';
import { createMemoryJournal } from '../../../../electron/adapters/memory-journal';
import { systemChance, systemClock, systemScheduler } from '../../../../electron/adapters/system-time';
import { createAccount, type Account } from '../../../../electron/services/account';
import type { Cause } from '../../../../shared/presence/cause';
import { mealInOrganisation, resource, startContractCloud, type ContractCloud } from '../contract-clouds';
import { FakePacer } from '../../../fakes/pacer';
import { until } from '../until';

const byTray: Cause = { kind: 'agent', via: 'tray' };
const { signal } = new AbortController();

let cloud: ContractCloud;
let account: Account;

beforeEach(async () => {
  cloud = await startContractCloud(resource);
  const identity = await cloud.gateway.identify(signal);
  if (!identity.ok) throw new Error(identity.error.detail);
  account = createAccount({
    gateway: cloud.gateway,
    identity: identity.value,
    journal: createMemoryJournal(systemClock),
    clock: systemClock,
    scheduler: systemScheduler,
    chance: systemChance,
    log: cloud.log,
    pacer: new FakePacer(),
    ...nobodyWatched(systemClock),
    onChange: () => undefined,
    policy: defaultTransitionPolicy,
    onTimerOver: () => undefined,
    onTokenRevoked: () => undefined,
  });
  account.resume();
  await until(() => account.connection().state === 'live' && state().feed === 'live', 'the account is live');
});
afterEach(async () => {
  account.dispose();
  await cloud.dispose();
});

const state = (): ReturnType<Account['engine']['state']> => account.engine.state();
const shown = (): string | undefined => state().confirmed?.definitionId;
const supervisorSetsMeal = (): Promise<void> =>
  cloud.control('presence', { userId: cloud.agent.id, definitionId: mealInOrganisation, by: 'a supervisor' });

describe('an account in the resource dialect', () => {
  it('sets what the agent picks', async () => {
    expect(account.engine.pick({ definitionId: 'unavailable', note: 'Forms' }, byTray).ok).toBe(true);
    await until(() => shown() === 'unavailable' && state().wanted === null, 'the pick stands');
    expect(state().confirmed).toMatchObject({ systemPresence: 'busy', note: 'Forms', cause: byTray });
    expect(account.standing.routingStatus()).toBeNull();
  });

  it('shows both of two changes in one second, ours and then somebody else’s', async () => {
    account.engine.pick({ definitionId: 'offline' }, byTray);
    await until(() => shown() === 'offline', 'the pick stands');
    await supervisorSetsMeal();
    account.reconnect();
    await until(() => shown() === 'unavailable', 'the change made elsewhere is shown');
    expect(state().confirmed?.cause).toEqual({ kind: 'elsewhere' });
  });

  it('asks the agent when somebody else was faster and theirs forbids the pick', async () => {
    await supervisorSetsMeal();
    account.engine.pick({ definitionId: 'away' }, byTray);
    await until(() => state().notice?.kind === 'conflict', 'the question is asked');
    expect([shown(), state().wanted]).toEqual(['unavailable', null]);
    account.engine.answerConflict('keep-theirs', byTray);
    expect(state().notice).toBeNull();
  });

  it('asks the agent when somebody else changes it while the pick is on its way', async () => {
    await cloud.control('faults', { path: resource.presencePath, method: 'PUT', latencyMs: 500, times: 1 });
    account.engine.pick({ definitionId: 'offline' }, byTray);
    await until(() => cloud.meddler.arrived('PUT') === 1, 'the pick is on its way');
    await supervisorSetsMeal();
    await until(() => state().notice?.kind === 'conflict', 'the question is asked');
    expect(shown()).toBe('unavailable');
    account.engine.answerConflict('set-mine', byTray);
    await until(() => shown() === 'offline' && state().wanted === null, 'the agent’s choice stands');
  });
});
