import { z } from 'zod';
import type { Answer } from '../api/answer';
import { apiError } from '../api/api-error';
import type { ApiCall, ApiRoute } from '../api/route';
import { okAnswer, route } from '../api/route';
import { pageCountOf, pageOf, withBadRecords, withGaps, withLag } from '../model/imperfections';
import type { PresenceStretch, Stretch } from '../model/timeline';
import type { Definition } from '../organisation/definitions';
import { readUserId } from '../platform/user-id';
import type { ResourceScope } from './scopes';
import type { PresenceState } from './states';
import { availabilityOf, stateOfSystemPresence } from './states';

const defaultPageSize = 25;
const largestPageSize = 500;

/** An instant with its offset, or a day, which begins at midnight UTC. */
const instantSchema = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).transform((text) => Date.parse(text));

const scope: ResourceScope = 'analytics:read';

/** The history in the states of this dialect: a Break that follows a Meal goes on being `unavailable`. */
export function stretchesOfStates(
  stretches: readonly PresenceStretch[],
  definitions: readonly Definition[],
): readonly Stretch<PresenceState>[] {
  const merged: Stretch<PresenceState>[] = [];
  for (const { value: definitionId, startAt, endAt } of stretches) {
    const definition = definitions.find(({ id }) => id === definitionId);
    if (definition === undefined) throw new Error(`No presence definition has the id ${definitionId}`);
    const value = stateOfSystemPresence[definition.systemPresence];
    const last = merged.at(-1);
    if (last?.value === value && last.endAt === startAt) merged[merged.length - 1] = { ...last, endAt };
    else merged.push({ value, startAt, endAt });
  }
  return merged;
}

function readCount(text: string | null, fallback: number, largest: number): number | null {
  if (text === null) return fallback;
  return /^[1-9]\d{0,8}$/.test(text) && Number(text) <= largest ? Number(text) : null;
}

function refuseCount(name: string, value: string | null, allowed: string): Answer {
  return apiError('invalid.query.param.value', { parameter: name, value: value ?? '', allowed });
}

/** Records that touch [startDate, endDate), unclipped, the oldest first; the running one has no end. */
function readHistory(call: ApiCall): Answer {
  const { cloud, query } = call;
  const userId = readUserId(call);
  if (userId === null) return apiError('presenceservice.usernotfound');
  const from = instantSchema.safeParse(query.get('startDate'));
  const to = instantSchema.safeParse(query.get('endDate'));
  if (!from.success || !to.success) return apiError('invalid.date');
  if (from.data >= to.data) return apiError('constraint.validation', { reason: 'endDate: it must follow startDate' });
  const pageSize = readCount(query.get('pageSize'), defaultPageSize, largestPageSize);
  if (pageSize === null) return refuseCount('pageSize', query.get('pageSize'), `1 to ${largestPageSize}`);
  const pageNumber = readCount(query.get('pageNumber'), 1, Number.MAX_SAFE_INTEGER);
  if (pageNumber === null) return refuseCount('pageNumber', query.get('pageNumber'), '1 and more');

  const { board, organisation, settings } = cloud;
  const { presence } = board.recordsOf(userId, from.data, to.data);
  const recorded = settings.historyGaps ? withGaps(presence) : presence;
  const known = withLag(recorded, cloud.time.now() - settings.historyLagMs);
  const records = stretchesOfStates(known, organisation.definitions);
  const flaws = { duplicates: settings.historyDuplicates, emptyPages: settings.historyEmptyPages };
  const page = pageOf(records, { pageSize, pageNumber }, flaws);
  const entities = page.map(({ value, startAt, endAt }) => ({
    userId,
    presenceState: value,
    presenceAvailability: availabilityOf[value],
    startDate: cloud.time.iso(startAt),
    ...(endAt === null ? {} : { endDate: cloud.time.iso(endAt) }),
  }));
  return okAnswer({
    entities: settings.historyBadRecords ? withBadRecords(entities, 'startDate') : entities,
    pageCount: pageCountOf(records.length, pageSize, flaws),
    pageNumber,
    pageSize,
    total: records.length,
  });
}

export const historyRoutes: readonly ApiRoute[] = [
  route({ method: 'GET', path: '/api/v2/users/{userId}/presence/history', scopes: [scope], handle: readHistory }),
];
