import type { Interval } from '../../../shared/history/interval';
import { err, ok } from '../../../shared/result';
import { retryDelayMs } from '../../core/presence/retry-delay';
import type {
  Chance,
  CloudError,
  CloudResult,
  HistoryGateway,
  HistoryPage,
  PresenceRecord,
  RoutingRecord,
  Scheduler,
} from '../../ports';
import { pause } from './pause';

export interface WindowRecords {
  readonly presence: readonly PresenceRecord[];
  readonly routing: readonly RoutingRecord[];
  readonly badRecords: number;
}

/** Far above any agent's week: it only ends a paging that does not end by itself. */
const MOST_PAGES = 500;

/** Tries for one page, the first one counted. */
const TRIES = 5;

/** What another try can mend. A page that was cut off on its way is malformed. */
const passing: ReadonlySet<CloudError['code']> = new Set([
  'network',
  'timeout',
  'unavailable',
  'rate-limited',
  'busy',
  'malformed',
]);

export interface WindowReader {
  readonly gateway: HistoryGateway;
  readonly userId: string;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
}

/** Reads all pages of an interval. A page that fails is tried again alone; the others are kept. */
export async function readWindow(
  reader: WindowReader,
  interval: Interval,
  signal: AbortSignal,
): CloudResult<WindowRecords> {
  const presence: PresenceRecord[] = [];
  const routing: RoutingRecord[] = [];
  let badRecords = 0;
  let listed = 0;
  let wasEmpty = false;
  for (let pageNumber = 1; pageNumber <= MOST_PAGES; pageNumber += 1) {
    const page = await readPage(reader, interval, pageNumber, signal);
    if (!page.ok) return page;
    presence.push(...page.value.presence);
    routing.push(...page.value.routing);
    badRecords += page.value.badRecords;
    listed += page.value.listed;
    const isEmpty = page.value.listed === 0;
    // An empty page is the end, unless the cloud promises more; then one more may be empty before it is believed.
    const isEnd = isEmpty && (wasEmpty || listed >= (page.value.expected ?? 0));
    if (page.value.isLast || isEnd) break;
    wasEmpty = isEmpty;
  }
  return ok({ presence, routing, badRecords });
}

async function readPage(
  { gateway, userId, scheduler, chance }: WindowReader,
  interval: Interval,
  pageNumber: number,
  signal: AbortSignal,
): CloudResult<HistoryPage> {
  for (let tries = 1; ; tries += 1) {
    const page = await gateway.readPage(userId, interval, pageNumber, signal);
    if (page.ok || tries === TRIES || !passing.has(page.error.code)) return page;
    const isOver = await pause(scheduler, retryDelayMs(tries, page.error.retryAfterMs, chance.fraction()), signal);
    if (isOver) return err({ ...page.error, code: 'aborted' });
  }
}
