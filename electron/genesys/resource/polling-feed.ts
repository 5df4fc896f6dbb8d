import type {
  Chance,
  Clock,
  CloudError,
  CloudResult,
  Disposable,
  Feed,
  FeedEvent,
  FeedPace,
  Log,
  Scheduler,
} from '../../ports';
import { backOffMs } from '../back-off';
import type { PolledPresence } from './presence-resource';

/** How often the cloud is asked, by pace. */
export const POLL_INTERVALS_MS = { fast: 15_000, slow: 60_000 } as const;
/** What only an administrator can cure is asked for again now and then. */
export const REFUSED_DELAY_MS = 5 * 60_000;

const refusals: ReadonlySet<CloudError['code']> = new Set([
  'scope-missing',
  'permission-missing',
  'rejected',
  'not-found',
  'unauthorised',
]);

export interface PollingFeedDependencies {
  readonly poll: (signal: AbortSignal) => CloudResult<PolledPresence>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  readonly listener: (event: FeedEvent) => void;
}

/** An event feed for a cloud that has none: it asks again and again. The first answer connects it, a failure disconnects it. */
export function createPollingFeed(dependencies: PollingFeedDependencies): Feed & Required<Pick<Feed, 'setPace'>> {
  const { poll, clock, scheduler, chance, log, listener } = dependencies;
  let pace: FeedPace = 'slow';
  let isConnected = false;
  let failures = 0;
  let answeredAt: number | null = null;
  let next: Disposable | null = null;
  let underWay: AbortController | null = null;
  let isDisposed = false;

  function halt(): void {
    next?.dispose();
    next = null;
    underWay?.abort();
    underWay = null;
  }

  function askAfter(delayMs: number): void {
    halt();
    next = scheduler.after(delayMs, () => void ask());
  }

  function planNext(): void {
    if (isDisposed || pace === 'off') return;
    const sinceMs = answeredAt === null ? 0 : Math.max(0, clock.now() - answeredAt);
    askAfter(Math.max(0, POLL_INTERVALS_MS[pace] - sinceMs));
  }

  async function ask(): Promise<void> {
    halt();
    const controller = new AbortController();
    underWay = controller;
    const answer = await poll(controller.signal);
    if (isDisposed) return;
    if (underWay !== controller) {
      // It came just before it was given up, and no later answer will tell it again.
      if (answer.ok) tell(answer.value);
      return;
    }
    underWay = null;
    if (answer.ok) return answered(answer.value);
    // Another request took its place; it comes right after that.
    if (answer.error.code === 'aborted') return ask();
    failed(answer.error);
  }

  function tell({ presence, isNews }: PolledPresence): void {
    if (isNews && !isDisposed) listener({ type: 'presence', presence });
  }

  function answered(polled: PolledPresence): void {
    failures = 0;
    answeredAt = clock.now();
    planNext();
    if (!isConnected) {
      isConnected = true;
      log.info('event feed connected');
      listener({ type: 'connected' });
    }
    tell(polled);
  }

  function failed(error: CloudError): void {
    const delayMs = Math.max(
      refusals.has(error.code) ? REFUSED_DELAY_MS : 0,
      backOffMs(failures, chance),
      error.retryAfterMs ?? 0,
    );
    failures += 1;
    askAfter(delayMs);
    disconnected(error);
  }

  function disconnected(error: CloudError | null): void {
    isConnected = false;
    log.info('event feed disconnected', { code: error?.code ?? null, detail: error?.detail ?? null });
    listener({ type: 'disconnected', error });
  }

  void ask();
  return {
    reconnectNow() {
      if (isDisposed || pace === 'off') return;
      failures = 0;
      void ask();
    },
    setPace(wanted) {
      if (isDisposed || wanted === pace) return;
      const was = pace;
      pace = wanted;
      if (wanted === 'off') {
        halt();
        if (isConnected) disconnected(null);
      } else if (was === 'off') {
        failures = 0;
        void ask();
      } else if (underWay === null && failures === 0) planNext();
    },
    dispose() {
      isDisposed = true;
      halt();
    },
  };
}
