import { defaultTransitionPolicy } from '../../../electron/core/presence/transition-policy';
import { createMemoryJournal } from '../../../electron/adapters/memory-journal';
import type { Identity } from '../../../electron/ports';
import { createAccount } from '../../../electron/services/account';
import { FakeGateway } from '../../fakes/gateway';
import { FakeLog } from '../../fakes/log';
import { FakePacer } from '../../fakes/pacer';
import { nobodyWatched } from '../../fakes/nobody-watched';
import { createVirtualTime } from '../../fakes/virtual-time';
import { definitions, remote } from '../core/presence/fixtures';

export const MINUTE_MS = 60_000;

export const maya: Identity = {
  userId: 'maya',
  userName: 'Maya Lindqvist',
  email: null,
  organisationId: 'lakeside',
  organisationName: 'Lakeside Insurance',
  permissions: null,
};

export class AccountHarness {
  readonly time = createVirtualTime(10_000_000);
  readonly gateway = new FakeGateway();
  readonly log = new FakeLog();
  readonly pacer = new FakePacer();
  changes = 0;
  onChange: () => void = () => undefined;
  revocations = 0;
  #wishes = 0;
  readonly account = createAccount({
    gateway: this.gateway,
    journal: createMemoryJournal(this.time.clock),
    identity: maya,
    clock: this.time.clock,
    scheduler: this.time.scheduler,
    chance: { uuid: () => `intent-${(this.#wishes += 1)}`, fraction: () => 0.5 },
    log: this.log,
    pacer: this.pacer,
    ...nobodyWatched(this.time.clock),
    onChange: () => {
      this.changes += 1;
      this.onChange();
    },
    policy: defaultTransitionPolicy,
    onTimerOver: () => undefined,
    onTokenRevoked: () => (this.revocations += 1),
  });

  /** Signed in, definitions and presence read, feed open. */
  async live(definitionId = 'on-queue'): Promise<this> {
    this.account.resume();
    this.gateway.definitionLists.answer(definitions);
    this.gateway.reads.answer(remote(definitionId, 9_000_000));
    await this.time.settle();
    await this.connect();
    return this;
  }

  /** The feed opens, and what it could not tell is read. */
  async connect(definitionId = 'on-queue'): Promise<void> {
    this.gateway.feed.emit({ type: 'connected' });
    this.gateway.reads.answer(remote(definitionId, 9_000_000));
    this.gateway.routingReads.answer({ status: 'idle', since: null });
    await this.time.settle();
  }
}

export const liveAccount = (): Promise<AccountHarness> => new AccountHarness().live();
