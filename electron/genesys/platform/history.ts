import { z } from 'zod';
import type { Interval } from '../../../shared/history/interval';
import { parseSystemPresence } from '../../../shared/presence/system-presence';
import { ok } from '../../../shared/result';
import type {
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

/**
 * The history of the real cloud: analytics, details of one user.
 *
 * @param pageSize entries to a page; one tells a day of a user.
 */
export function createPlatformHistory(http: HttpClient, log: Log, pageSize = PAGE_SIZE): HistoryGateway {
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

  async function readPage(
    userId: string,
    interval: Interval,
    pageNumber: number,
    signal: AbortSignal,
  ): CloudResult<HistoryPage> {
    const answer = await http.send(
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
            paging: { pageSize, pageNumber },
          },
        },
        answer: detailsSchema,
      },
      signal,
    );
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
