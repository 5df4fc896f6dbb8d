import { z } from 'zod';

/** A filter over one record or user: `and`/`or` over predicates and over clauses, which are the same one level down. */
function filterSchema<Dimension extends string>(dimensions: readonly [Dimension, ...Dimension[]]) {
  const predicates = z.array(
    z.strictObject({
      type: z.enum(['dimension', 'property', 'metric']).optional(),
      dimension: z.enum(dimensions).optional(),
      operator: z.enum(['matches', 'exists', 'notExists']).optional(),
      value: z.string().optional(),
      range: z.looseObject({}).optional(),
    }),
  );
  const type = z.enum(['and', 'or']);
  const clauses = z.array(z.strictObject({ type, predicates }));
  return z.strictObject({ type, clauses: clauses.optional(), predicates: predicates.optional() });
}

/** The body of a user details query. */
export const userDetailsQuerySchema = z.strictObject({
  interval: z.string(),
  userFilters: z.array(filterSchema(['userId'])).optional(),
  presenceFilters: z.array(filterSchema(['systemPresence', 'organizationPresenceId'])).optional(),
  routingStatusFilters: z.array(filterSchema(['routingStatus'])).optional(),
  order: z.enum(['asc', 'desc', 'unordered']).optional(),
  presenceAggregations: z.array(z.looseObject({})).optional(),
  routingStatusAggregations: z.array(z.looseObject({})).optional(),
  paging: z.strictObject({ pageSize: z.number().int().min(1), pageNumber: z.number().int().min(1) }).optional(),
});

export type UserDetailsQuery = z.infer<typeof userDetailsQuerySchema>;

interface Predicate {
  readonly dimension?: string | undefined;
  readonly operator?: 'matches' | 'exists' | 'notExists' | undefined;
  readonly value?: string | undefined;
}

interface Filter {
  readonly type: 'and' | 'or';
  readonly clauses?: readonly { readonly type: 'and' | 'or'; readonly predicates: readonly Predicate[] }[] | undefined;
  readonly predicates?: readonly Predicate[] | undefined;
}

/** Whether a thing with these dimensions passes every filter. */
export function passes(filters: readonly Filter[] | undefined, dimensions: Readonly<Record<string, string>>): boolean {
  const holds = ({ dimension = '', operator = 'matches', value }: Predicate): boolean => {
    const actual = dimensions[dimension];
    if (operator === 'exists') return actual !== undefined;
    if (operator === 'notExists') return actual === undefined;
    return actual === value;
  };
  const combine = (type: 'and' | 'or', results: readonly boolean[]): boolean =>
    type === 'and' ? results.every(Boolean) : results.some(Boolean);
  return (filters ?? []).every(({ type, clauses = [], predicates = [] }) =>
    combine(type, [
      ...clauses.map((clause) => combine(clause.type, clause.predicates.map(holds))),
      ...predicates.map(holds),
    ]),
  );
}

/** Epoch milliseconds of an ISO 8601 interval `from/to`, or null when it is none or ends before it begins. */
export function parseInterval(text: string): { readonly from: number; readonly to: number } | null {
  const [first, second, ...rest] = text.split('/');
  const instant = z.iso.datetime({ offset: true });
  if (rest.length > 0 || !instant.safeParse(first).success || !instant.safeParse(second).success) return null;
  const [from, to] = [Date.parse(first ?? ''), Date.parse(second ?? '')];
  return Number.isNaN(from) || Number.isNaN(to) || to < from ? null : { from, to };
}
