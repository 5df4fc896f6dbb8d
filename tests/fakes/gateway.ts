import type {
  CloudError,
  CloudResult,
  Feed,
  FeedEvent,
  Identity,
  Interaction,
  OutOfOffice,
  PresenceGateway,
  PresencePatch,
  PrimarySource,
  RemotePresence,
  RoutingStatus,
} from '../../electron/ports';
import type { PresenceDefinition } from '../../shared/presence/definition';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';

/** A failure of the cloud with nothing further told. */
export function cloudFailure(code: CloudError['code'], more: Partial<CloudError> = {}): CloudError {
  return {
    code,
    detail: '',
    status: null,
    cloudCode: null,
    correlationId: null,
    retryAfterMs: null,
    mayHaveBeenApplied: false,
    ...more,
  };
}

/** The calls of one operation. Each waits until the test answers it. */
export class Calls<Value, Input = undefined> {
  readonly inputs: Input[] = [];
  readonly signals: AbortSignal[] = [];
  readonly #open: ((answer: Result<Value, CloudError>) => void)[] = [];

  constructor(readonly name: string) {}

  /** How many there were. */
  get count(): number {
    return this.inputs.length;
  }

  /** How many are not answered yet. */
  get open(): number {
    return this.#open.length;
  }

  make(input: Input, signal: AbortSignal): CloudResult<Value> {
    this.inputs.push(input);
    this.signals.push(signal);
    return new Promise((resolve) => this.#open.push(resolve));
  }

  /** Answers the oldest open call. */
  answer(value: Value): void {
    this.#settle(ok(value));
  }

  /** Fails the oldest open call. */
  fail(code: CloudError['code'], more: Partial<CloudError> = {}): void {
    this.#settle(err(cloudFailure(code, more)));
  }

  #settle(answer: Result<Value, CloudError>): void {
    const resolve = this.#open.shift();
    if (resolve === undefined) throw new Error(`No ${this.name} is open.`);
    resolve(answer);
  }
}

/** The event feed as the test plays it. */
export class FakeFeed implements Feed {
  isDisposed = false;
  reconnections = 0;
  rests = 0;
  isWatched = false;

  constructor(
    readonly userId: string,
    readonly emit: (event: FeedEvent) => void,
  ) {}

  reconnectNow(): void {
    this.reconnections += 1;
  }

  rest(): void {
    this.rests += 1;
  }

  setWatched(isWatched: boolean): void {
    this.isWatched = isWatched;
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

/** A cloud that answers when and what the test says. */
export class FakeGateway implements PresenceGateway {
  readonly identifications = new Calls<Identity>('identification');
  readonly definitionLists = new Calls<readonly PresenceDefinition[]>('list of definitions');
  readonly reads = new Calls<RemotePresence, string>('presence read');
  readonly writes = new Calls<RemotePresence, PresencePatch>('presence write');
  readonly routingReads = new Calls<RoutingStatus, string>('routing status read');
  readonly routingClears = new Calls<RoutingStatus, string>('clearing of the routing status');
  readonly outOfOfficeReads = new Calls<OutOfOffice, string>('Out of Office read');
  readonly interactionReads = new Calls<Interaction, string>('interaction read');
  readonly primaryClaims = new Calls<RemotePresence, string>('claim to be the primary source');
  readonly primarySourceReads = new Calls<PrimarySource, string>('primary source read');
  readonly feeds: FakeFeed[] = [];
  skewMs = 0;

  identify(signal: AbortSignal): CloudResult<Identity> {
    return this.identifications.make(undefined, signal);
  }

  listDefinitions(signal: AbortSignal): CloudResult<readonly PresenceDefinition[]> {
    return this.definitionLists.make(undefined, signal);
  }

  readPresence(userId: string, signal: AbortSignal): CloudResult<RemotePresence> {
    return this.reads.make(userId, signal);
  }

  writePresence(_userId: string, patch: PresencePatch, signal: AbortSignal): CloudResult<RemotePresence> {
    return this.writes.make(patch, signal);
  }

  readRoutingStatus(userId: string, signal: AbortSignal): CloudResult<RoutingStatus> {
    return this.routingReads.make(userId, signal);
  }

  clearNotResponding(userId: string, signal: AbortSignal): CloudResult<RoutingStatus> {
    return this.routingClears.make(userId, signal);
  }

  readOutOfOffice(userId: string, signal: AbortSignal): CloudResult<OutOfOffice> {
    return this.outOfOfficeReads.make(userId, signal);
  }

  readInteraction(userId: string, signal: AbortSignal): CloudResult<Interaction> {
    return this.interactionReads.make(userId, signal);
  }

  claimPrimary(userId: string, signal: AbortSignal): CloudResult<RemotePresence> {
    return this.primaryClaims.make(userId, signal);
  }

  readPrimarySource(userId: string, signal: AbortSignal): CloudResult<PrimarySource> {
    return this.primarySourceReads.make(userId, signal);
  }

  openFeed(userId: string, listener: (event: FeedEvent) => void): Feed {
    const feed = new FakeFeed(userId, listener);
    this.feeds.push(feed);
    return feed;
  }

  clockSkewMs(): number {
    return this.skewMs;
  }

  /** The feed that was opened last. */
  get feed(): FakeFeed {
    const feed = this.feeds.at(-1);
    if (feed === undefined) throw new Error('No feed was opened.');
    return feed;
  }
}
