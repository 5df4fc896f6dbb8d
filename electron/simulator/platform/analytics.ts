import type { Answer } from '../api/answer';
import { apiError } from '../api/api-error';
import type { ApiCall, ApiRoute } from '../api/route';
import { okAnswer, routeWithBody } from '../api/route';
import { pageOf, withBadRecords, withGaps, withLag } from '../model/imperfections';
import type { PresenceStretch, RoutingStretch } from '../model/timeline';
import type { UserDetailsQuery } from './analytics-query';
import { parseInterval, passes, userDetailsQuerySchema } from './analytics-query';

const dayMs = 86_400_000;
const defaultPageSize = 25;

interface UserDetail {
  readonly userId: string;
  readonly presence: readonly PresenceStretch[];
  readonly routing: readonly RoutingStretch[];
}

const iso = (at: number): string => new Date(at).toISOString();

const times = ({ startAt, endAt }: PresenceStretch | RoutingStretch): object => ({
  startTime: iso(startAt),
  ...(endAt === null ? {} : { endTime: iso(endAt) }),
});

/** The UTC day a record belongs to; one that began before the interval belongs to its first day. */
const dayOf = (stretch: PresenceStretch | RoutingStretch, from: number): number =>
  Math.floor(Math.max(stretch.startAt, from) / dayMs);

function splitByDay(detail: UserDetail, from: number): readonly UserDetail[] {
  const days = new Set([...detail.presence, ...detail.routing].map((stretch) => dayOf(stretch, from)));
  return [...days]
    .sort((a, b) => a - b)
    .map((day) => ({
      userId: detail.userId,
      presence: detail.presence.filter((stretch) => dayOf(stretch, from) === day),
      routing: detail.routing.filter((stretch) => dayOf(stretch, from) === day),
    }));
}

function detailsFor(call: ApiCall, query: UserDetailsQuery, from: number, to: number): readonly UserDetail[] {
  const { board, organisation, settings, time } = call.cloud;
  const systemPresenceOf = new Map(organisation.definitions.map((one) => [one.id, one.systemPresence]));
  const chosen = organisation.agents.filter(({ id }) => passes(query.userFilters, { userId: id }));
  const details = chosen.map(({ id }): UserDetail => {
    const records = board.recordsOf(id, from, to);
    const knownUntil = time.now() - settings.historyLagMs;
    const recorded = settings.historyGaps ? withGaps(records.presence) : records.presence;
    const presence = withLag(recorded, knownUntil);
    return {
      userId: id,
      presence: presence.filter(({ value }) =>
        passes(query.presenceFilters, {
          organizationPresenceId: value,
          systemPresence: systemPresenceOf.get(value) ?? '',
        }),
      ),
      routing: withLag(records.routing, knownUntil).filter(({ value }) =>
        passes(query.routingStatusFilters, { routingStatus: value }),
      ),
    };
  });
  const ordered = settings.detailsSplitByDay ? details.flatMap((detail) => splitByDay(detail, from)) : details;
  const nonEmpty = ordered.filter(({ presence, routing }) => presence.length + routing.length > 0);
  return query.order === 'desc' ? [...nonEmpty].reverse() : nonEmpty;
}

function detailBody({ cloud }: ApiCall, detail: UserDetail, order: UserDetailsQuery['order']): object {
  const systemPresenceOf = new Map(cloud.organisation.definitions.map((one) => [one.id, one.systemPresence]));
  const inOrder = <One>(records: readonly One[]): readonly One[] =>
    order === 'desc' ? [...records].reverse() : records;
  const told = inOrder(detail.presence).map((stretch) => ({
    ...times(stretch),
    systemPresence: systemPresenceOf.get(stretch.value),
    organizationPresenceId: stretch.value,
  }));
  const primaryPresence = cloud.settings.historyBadRecords ? withBadRecords(told, 'startTime') : told;
  const routingStatus = inOrder(detail.routing).map((stretch) => ({ ...times(stretch), routingStatus: stretch.value }));
  return {
    userId: detail.userId,
    ...(primaryPresence.length === 0 ? {} : { primaryPresence }),
    ...(routingStatus.length === 0 ? {} : { routingStatus }),
  };
}

/** Records are never clipped to the interval; an empty result has no `userDetails`. */
function queryDetails(call: ApiCall, query: UserDetailsQuery): Answer {
  const { settings } = call.cloud;
  const interval = parseInterval(query.interval);
  if (interval === null) return apiError('invalid.date');
  const isFiltered = [query.userFilters, query.presenceFilters, query.routingStatusFilters].some(
    (filters) => filters !== undefined && filters.length > 0,
  );
  const longestDays = isFiltered ? 31 : 7;
  if (interval.to - interval.from > longestDays * dayMs) {
    return apiError('constraint.validation', { reason: `The interval is longer than ${longestDays} days.` });
  }
  const paging = query.paging ?? { pageSize: defaultPageSize, pageNumber: 1 };
  if (settings.detailsMaximumPageSize !== null && paging.pageSize > settings.detailsMaximumPageSize) {
    const reason = `The page is larger than ${settings.detailsMaximumPageSize}.`;
    return apiError('constraint.validation', { reason });
  }

  const details = detailsFor(call, query, interval.from, interval.to);
  const pageSize = settings.detailsShortPages ? Math.ceil(paging.pageSize / 2) : paging.pageSize;
  const flaws = { duplicates: settings.historyDuplicates, emptyPages: settings.historyEmptyPages };
  const page = pageOf(details, { pageSize, pageNumber: paging.pageNumber }, flaws);
  return okAnswer({
    ...(page.length === 0 ? {} : { userDetails: page.map((detail) => detailBody(call, detail, query.order)) }),
    totalHits: details.length,
  });
}

export const analyticsRoutes: readonly ApiRoute[] = [
  routeWithBody({
    method: 'POST',
    path: '/api/v2/analytics/users/details/query',
    scopes: ['analytics', 'analytics:readonly'],
    permissions: ['analytics:userDetail:view'],
    bodyName: 'UserDetailsQuery',
    schema: userDetailsQuerySchema,
    handle: queryDetails,
  }),
];
