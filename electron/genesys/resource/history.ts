import { z } from 'zod';
import { ok } from '../../../shared/result';
import type { HistoryGateway, HistoryRight, Log, PresenceRecord, TokenSource } from '../../ports';
import { collectRecords } from '../collect-records';
import type { HttpClient } from '../http-client';
import { systemPresenceOf, type UnavailableAs } from './states';

const scope = 'analytics:read';

const PAGE_SIZE = 100;

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

const recordSchema = z
  .object({
    presenceState: z.string().regex(/^[\w -]{1,100}$/),
    startDate: instant,
    endDate: instant.nullish(),
  })
  // What ends before it begins says nothing.
  .refine(({ startDate, endDate }) => (endDate ?? startDate) >= startDate);

const pageSchema = z.object({
  entities: z.array(z.unknown()).nullish(),
  pageCount: z.int().nonnegative().nullish(),
});

export interface ResourceHistoryDependencies {
  readonly http: HttpClient;
  readonly tokens: TokenSource;
  /** What `unavailable` is shown as; Busy unless told otherwise. */
  readonly unavailableAs?: UnavailableAs;
  /** Records to a page. */
  readonly pageSize?: number;
  readonly log: Log;
}

/** The history of the presence-resource API: four states, in pages, without a routing status. */
export function createResourceHistory(dependencies: ResourceHistoryDependencies): HistoryGateway {
  const { http, tokens, unavailableAs = 'busy', pageSize = PAGE_SIZE, log } = dependencies;
  const schema = recordSchema.transform(({ presenceState, startDate, endDate }): PresenceRecord => {
    const state = presenceState.toLowerCase();
    const systemPresence = systemPresenceOf(state, unavailableAs);
    return { startAt: startDate, endAt: endDate ?? null, value: state, systemPresence };
  });

  return {
    readRight() {
      const granted = tokens.scopes?.() ?? null;
      const right: HistoryRight =
        granted === null || granted.includes(scope)
          ? { kind: 'granted' }
          : { kind: 'missing', missing: 'scope', name: scope };
      return Promise.resolve(ok(right));
    },
    async readPage(userId, interval, pageNumber, signal) {
      const answer = await http.send(
        {
          operation: 'history.read',
          method: 'GET',
          priority: 'background',
          path: `/api/v2/users/${encodeURIComponent(userId)}/presence/history`,
          scopes: [scope],
          query: {
            startDate: new Date(interval.startAt).toISOString(),
            endDate: new Date(interval.endAt).toISOString(),
            pageSize: String(pageSize),
            pageNumber: String(pageNumber),
          },
          answer: pageSchema,
        },
        signal,
      );
      if (!answer.ok) return answer;
      const told = answer.value.entities ?? [];
      const { records, bad } = collectRecords(told, schema);
      if (bad > 0) log.warn('records of the history cannot be read and were left out', { badRecords: bad });
      const pageCount = answer.value.pageCount ?? null;
      return ok({
        presence: records,
        routing: [],
        badRecords: bad,
        listed: told.length,
        expected: pageCount === null ? null : pageCount * pageSize,
        isLast: pageCount !== null && pageNumber >= pageCount,
      });
    },
  };
}
