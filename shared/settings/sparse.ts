import { z } from 'zod';

/** A value of which any part may be absent. Lists are whole. */
export type Sparse<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]?: Sparse<Value[Key]> | undefined }
    : Value;

/**
 * The schema of one layer's values: as the given one, but what is absent stays absent instead of becoming the default, at
 * every depth, so that a layer decides just what stands in it.
 */
export function sparse(schema: z.ZodType): z.ZodType {
  const described = (made: z.ZodType): z.ZodType =>
    schema.description === undefined ? made : made.describe(schema.description);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return described(sparse(schema.unwrap() as z.ZodType));
  }
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    const entries = Object.entries(shape).map(([key, part]) => [key, sparse(part).optional()] as const);
    return described(z.strictObject(Object.fromEntries(entries)));
  }
  return schema;
}
