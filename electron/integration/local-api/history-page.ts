import { z } from 'zod';
import type { FieldProblem } from '../../core/presence/program-refusal';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';

const LARGEST_PAGE = 1_000;

const count = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(most));

const pageSchema = z.object({
  pageSize: count(LARGEST_PAGE).default(50),
  pageNumber: count(100_000).default(1),
});

export interface HistoryQuery {
  /** As many parts as a page holds. */
  readonly pageSize: number;
  /** From 1. */
  readonly pageNumber: number;
  /** What is left of the query: which stretch, and whose. */
  readonly range: Readonly<Record<string, unknown>>;
}

/** Reads the query of a history: the page here, the stretch by whoever knows the agent. */
export function readHistoryQuery(
  query: Readonly<Record<string, unknown>>,
): Result<HistoryQuery, readonly FieldProblem[]> {
  const { pageSize, pageNumber, ...range } = query;
  const parsed = pageSchema.safeParse({ pageSize, pageNumber });
  if (!parsed.success) {
    const message = `A whole number from 1, by ${LARGEST_PAGE} at most`;
    return err(parsed.error.issues.map(({ path }) => ({ field: path.join('.'), message })));
  }
  return ok({
    ...parsed.data,
    range: Object.fromEntries(Object.entries(range).map(([name, text]) => [name, withPlus(text)])),
  });
}

/** In a query a plus sign means a space, and almost nobody who writes an offset thinks of that. */
const withPlus = (text: unknown): unknown =>
  typeof text === 'string' ? text.replace(/(T[\d:.]+) (\d\d:?\d\d)$/, '$1+$2') : text;

export interface Page<Part> {
  readonly parts: readonly Part[];
  readonly hasNext: boolean;
}

export function pageOf<Part>(
  parts: readonly Part[],
  { pageSize, pageNumber }: Pick<HistoryQuery, 'pageSize' | 'pageNumber'>,
): Page<Part> {
  const start = (pageNumber - 1) * pageSize;
  return { parts: parts.slice(start, start + pageSize), hasNext: start + pageSize < parts.length };
}
