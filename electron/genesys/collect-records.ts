import type { z } from 'zod';

/** Parses each record by itself, so that one that cannot be read takes no other with it. */
export function collectRecords<Value>(
  told: readonly unknown[],
  schema: z.ZodType<Value>,
): { readonly records: readonly Value[]; readonly bad: number } {
  const records = told.flatMap((each) => {
    const parsed = schema.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
  return { records, bad: told.length - records.length };
}
