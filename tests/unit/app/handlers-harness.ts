import { FakeCard } from '../../fakes/card';
import { expect } from 'vitest';
import { systemWebhookKeys } from '../../../electron/adapters/webhooks/webhook-keys';
import { createMemoryJournal } from '../../../electron/adapters/memory-journal';
import { defaultTransitionPolicy } from '../../../electron/core/presence/transition-policy';
import type { CloudError } from '../../../electron/ports';
import { createHandlers } from '../../../electron/ipc/handlers';
import { createApiTokens } from '../../../electron/integration/local-api/api-tokens';
import type { NotOffline } from '../../../electron/services/offline-first';
import { configureWebhooks } from '../../../electron/services/webhooks/configure';
import { createEndpointSecrets } from '../../../electron/services/webhooks/endpoint-secrets';
import { createPresenceEngine } from '../../../electron/services/presence-engine';
import type { Handlers } from '../../../shared/ipc/contract';
import { ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type { ActionName } from '../../../shared/snapshot';
import { createSeededChance } from '../../fakes/chance';
import { FakeGateway } from '../../fakes/gateway';
import { FakeLog } from '../../fakes/log';
import { steadyTimeOf } from '../../fakes/nobody-watched';
import { FakeSecretStore } from '../../fakes/secret-store';
import { FakeSettingsStore } from '../../fakes/ports';
import { FakePages } from '../../fakes/window';
import { snapshotOf } from '../../fakes/snapshot';
import { createVirtualTime } from '../../fakes/virtual-time';
import { definitions, remote } from '../core/presence/fixtures';
import type { SessionHarness } from '../services/session-harness';

export const done = ok(undefined);
export const refusal = (code: string) => ({ ok: false, error: { code, message: expect.any(String) as string } });

class FakeSelfTest {
  readonly asked: string[] = [];
  start(): void {
    this.asked.push('start');
  }
  stop(): void {
    this.asked.push('stop');
  }
}

export class HandlersHarness {
  readonly time = createVirtualTime();
  readonly gateway = new FakeGateway();
  readonly engine = createPresenceEngine({
    gateway: this.gateway,
    journal: createMemoryJournal(this.time.clock),
    userId: 'maya',
    policy: defaultTransitionPolicy,
    clock: this.time.clock,
    steadyTime: steadyTimeOf(this.time.clock),
    scheduler: this.time.scheduler,
    chance: createSeededChance(),
    log: new FakeLog(),
    onChange: () => undefined,
    onTimerOver: () => undefined,
  });
  readonly settings = new FakeSettingsStore();
  readonly snapshot = snapshotOf();
  readonly copied: string[] = [];
  readonly pages = new FakePages();
  readonly card = new FakeCard();
  readonly selfTest = new FakeSelfTest();
  readonly restarts: string[] = [];
  readonly secrets = new FakeSecretStore();
  /** How often the local API was to be as the settings say. */
  applied = 0;
  readonly recordings: boolean[] = [];
  hidden = 0;
  quits = 0;
  isSignedIn = true;
  session: SessionHarness | null = null;
  readonly acts: ActionName[] = [];
  signOutOutcome: Result<void, NotOffline> = ok(undefined);
  actOutcome: Result<void, CloudError> = ok(undefined);
  readonly handlers: Handlers = createHandlers({
    snapshot: () => this.snapshot,
    session: () => this.session?.session ?? null,
    signIn: (wish) => void this.session?.session.signIn(wish),
    engine: () => (this.isSignedIn ? this.engine : null),
    act: (action) => {
      if (!this.isSignedIn) return null;
      this.acts.push(action);
      return Promise.resolve(this.actOutcome);
    },
    signOut: async () => {
      await this.session?.session.signOut();
      return this.signOutOutcome;
    },
    inactivity: () => null,
    updateSettings: (patch) => this.settings.update(patch),
    history: () => null,
    webhooks: () => null,
    configureWebhooks: configureWebhooks(this.settings, createSeededChance(), () => undefined),
    webhookSecrets: createEndpointSecrets(() => new FakeSecretStore(), systemWebhookKeys, this.time.clock),
    saveFile: () => Promise.resolve(ok(true)),
    setStartAtLogin: () => ok(undefined),
    copyText: (text) => void this.copied.push(text),
    apiTokens: createApiTokens(() => this.secrets),
    localApi: { apply: () => Promise.resolve(void (this.applied += 1)) },
    shortcuts: { record: (isRecording) => void this.recordings.push(isRecording) },
    simulateWithApi: () => void this.restarts.push('simulation with api'),
    setUp: () => null,
    clientRequest: () => 'Make an OAuth client.',
    missingRight: (feature) => (feature === 'cloud-history' ? 'Lacks analytics:userDetail:view.' : null),
    restart: (into) => void this.restarts.push(into),
    finishSetUp: () => this.pages.close('onboarding'),
    hideWindow: () => (this.hidden += 1),
    openPage: (page, section) => this.pages.open(page, section),
    printHistory: () => this.pages.printed('history'),
    closePage: (page) => this.pages.close(page),
    card: this.card,
    selfTest: this.selfTest,
    quit: () => (this.quits += 1),
  });

  async live(definitionId = 'on-queue'): Promise<this> {
    this.engine.tell({ type: 'definitions-loaded', definitions });
    this.engine.tell({ type: 'feed-connected' });
    this.gateway.reads.answer(remote(definitionId, 1_000));
    await this.time.settle();
    return this;
  }

  /** A pick of the window that the cloud failed to take for now. */
  async waiting(): Promise<this> {
    await this.live();
    await this.handlers['presence.set']({ definitionId: 'meal' });
    this.gateway.writes.fail('unavailable');
    await this.time.settle();
    return this;
  }
}

export const live = (definitionId?: string): Promise<HandlersHarness> => new HandlersHarness().live(definitionId);
