import { z } from 'zod';
import type { ToldLimit } from './token-bucket';

const whole = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const headersSchema = z.object({
  count: whole,
  allowed: whole.refine((allowed) => allowed > 0),
  // Seconds.
  reset: whole,
});

/** What an answer's `inin-ratelimit-*` headers tell; null when they are absent or cannot be read. */
export function toldLimit(header: (name: string) => string | null): ToldLimit | null {
  const told = headersSchema.safeParse({
    count: header('inin-ratelimit-count'),
    allowed: header('inin-ratelimit-allowed'),
    reset: header('inin-ratelimit-reset'),
  });
  if (!told.success) return null;
  const { count, allowed, reset } = told.data;
  return { count, allowed, resetMs: reset * 1_000 };
}
