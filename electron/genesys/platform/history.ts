import { z } from 'zod';
import type { Interval } from '../../../shared/history/interval';
import { parseSystemPresence } from '../../../shared/presence/system-presence';
import { ok } from '../../../shared/result';
import type {
  CloudError,
  CloudResult,
  HistoryGateway,
  HistoryPage,
  HistoryRight,
  Identity,
  Log,
  PresenceRecord,
  RoutingRecord,
} from '../../ports';
import { collectRecords } from '../collect-records';
import type { HttpClient } from '../http-client';
import { instantSchema, routingStatusNameSchema } from './schemas';

const permission = 'analytics:userDetail:view';
const scopes = ['analytics:readonly', 'analytics'];

const PAGE_SIZE = 100;

/** What the cloud itself takes where no size is asked for: it refuses no page of it. */
const SAFE_PAGE_SIZE = 25;

const ownTokenSchema = z.object({ token: z.object({ authorizedScope: z.array(z.string()).nullish() }).nullish() });

/** What ends before it begins says nothing. */
const isForward = ({ startAt, endAt }: PresenceRecord | RoutingRecord): boolean => endAt === null || endAt >= startAt;

const times = { startTime: instantSchema, endTime: instantSchema.nullish() };

const presenceRecordSchema = z
  .object({ ...times, organizationPresenceId: z.string().min(1).max(200), systemPresence: z.string().nullish() })
  .transform(({ startTime, endTime, organizationPresenceId, systemPresence }): PresenceRecord => ({
    startAt: startTime,
    endAt: endTime ?? null,
    value: organizationPresenceId,
    systemPresence: parseSystemPresence(systemPresence ?? ''),
  }))
  .refine(isForward);

const routingRecordSchema = z
  .object({ ...times, routingStatus: routingStatusNameSchema })
  .transform(({ startTime, endTime, routingStatus }): RoutingRecord => ({
    startAt: startTime,
    endAt: endTime ?? null,
    value: routingStatus,
  }))
  .refine(isForward);

const list = z.array(z.unknown()).nullish();

/** Records are parsed one by one: one that cannot be read takes no other with it. */
const detailsSchema = z.object({
  userDetails: z.array(z.object({ userId: z.string(), primaryPresence: list, routingStatus: list })).nullish(),
  totalHits: z.number().nullish(),
});

/** What may be said of a page that is too large: which refusal that is, is nowhere told. */
const isRefusal = ({ status, code }: CloudError): boolean => status === 400 && code === 'rejected';

/**
 * The history of the real cloud: analytics, details of one user. The largest page that it gives is nowhere told: where the
 * wanted size is refused, the cloud's own is used from then on.
 *
 * @param wantedPageSize entries to a page; one tells a day of a user.
 */
export function createPlatformHistory(http: HttpClient, log: Log, wantedPageSize = PAGE_SIZE): HistoryGateway {
  let pageSize = wantedPageSize;

  async function readRight({ permissions }: Identity, signal: AbortSignal): CloudResult<HistoryRight> {
    const own = await http.send(
      {
        operation: 'users.me.token',
        method: 'GET',
        priority: 'background',
        path: '/api/v2/users/me',
        scopes: ['user-basic-info'],
        query: { expand: 'token' },
        answer: ownTokenSchema,
      },
      signal,
    );
    if (!own.ok) return own;
    const granted = own.value.token?.authorizedScope ?? null;
    // What the cloud does not tell is no refusal.
    if (granted !== null && !scopes.some((scope) => granted.includes(scope))) {
      return ok({ kind: 'missing', missing: 'scope', name: 'analytics:readonly' });
    }
    if (permissions !== null && !permissions.includes(permission)) {
      return ok({ kind: 'missing', missing: 'permission', name: permission });
    }
    return ok({ kind: 'granted' });
  }

  const query = (
    userId: string,
    interval: Interval,
    paging: { readonly pageSize: number; readonly pageNumber: number },
    signal: AbortSignal,
  ): CloudResult<z.infer<typeof detailsSchema>> =>
    http.send(
      {
        operation: 'history.read',
        method: 'POST',
        priority: 'background',
        path: '/api/v2/analytics/users/details/query',
        scopes,
        body: {
          kind: 'json',
          value: {
            interval: [interval.startAt, interval.endAt].map((at) => new Date(at).toISOString()).join('/'),
            order: 'asc',
            userFilters: [
              {
                type: 'or',
                predicates: [{ type: 'dimension', dimension: 'userId', operator: 'matches', value: userId }],
              },
            ],
            paging,
          },
        },
        answer: detailsSchema,
      },
      signal,
    );

  /** The first page of an interval, by which it shows whether pages of that size are given. */
  async function queryFirst(userId: string, interval: Interval, signal: AbortSignal): ReturnType<typeof query> {
    const answer = await query(userId, interval, { pageSize, pageNumber: 1 }, signal);
    if (answer.ok || !isRefusal(answer.error) || pageSize <= SAFE_PAGE_SIZE) return answer;
    const smaller = await query(userId, interval, { pageSize: SAFE_PAGE_SIZE, pageNumber: 1 }, signal);
    if (!smaller.ok) return answer;
    log.info('the history is read in smaller pages', { refused: pageSize, pageSize: SAFE_PAGE_SIZE });
    pageSize = SAFE_PAGE_SIZE;
    return smaller;
  }

  async function readPage(
    userId: string,
    interval: Interval,
    pageNumber: number,
    signal: AbortSignal,
  ): CloudResult<HistoryPage> {
    const answer =
      pageNumber === 1
        ? await queryFirst(userId, interval, signal)
        : await query(userId, interval, { pageSize, pageNumber }, signal);
    if (!answer.ok) return answer;
    const details = answer.value.userDetails ?? [];
    const own = details.filter((detail) => detail.userId === userId);
    const presence = collectRecords(
      own.flatMap(({ primaryPresence }) => primaryPresence ?? []),
      presenceRecordSchema,
    );
    const routing = collectRecords(
      own.flatMap(({ routingStatus }) => routingStatus ?? []),
      routingRecordSchema,
    );
    const badRecords = presence.bad + routing.bad;
    if (badRecords > 0) log.warn('records of the history cannot be read and were left out', { badRecords });
    return ok({
      presence: presence.records,
      routing: routing.records,
      badRecords,
      listed: details.length,
      expected: answer.value.totalHits ?? null,
      // Pages may be short, and the number of hits is an estimate: only an empty page tells the end.
      isLast: false,
    });
  }

  return { readRight, readPage };
}
