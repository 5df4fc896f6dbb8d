import { z } from 'zod';

/** The presence resource as one answer tells it. Instants are the server's, in epoch milliseconds, cut to whole seconds. */
export interface ToldPresence {
  /** Lower-case; as a rule one of the four. */
  readonly state: string;
  readonly availability: string | null;
  /** Empty when there is none. */
  readonly reason: string;
  readonly lastModified: HttpInstant | null;
  readonly date: HttpInstant | null;
}

/** An HTTP date: what it means, and the text to send back to the letter. */
export interface HttpInstant {
  readonly at: number;
  readonly text: string;
}

const httpInstantSchema = z
  .string()
  .nullable()
  .transform((text): HttpInstant | null => {
    const at = text === null ? Number.NaN : Date.parse(text);
    return text === null || Number.isNaN(at) ? null : { at, text };
  });

/** The headers of an answer that `presenceAnswerSchema` reads. */
export const presenceAnswerHeaders = ['last-modified', 'date'] as const;

/** Without any date an answer has no place in the order of what happened. */
export const presenceAnswerSchema = z
  .object({
    body: z.object({
      presenceState: z.string().regex(/^[\w -]{1,100}$/),
      presenceAvailability: z.string().nullish(),
      reason: z.string().nullish(),
    }),
    headers: z.object({ 'last-modified': httpInstantSchema, date: httpInstantSchema }),
  })
  .refine(({ headers }) => headers['last-modified'] !== null || headers.date !== null, { path: ['headers'] })
  .transform(({ body, headers }): ToldPresence => ({
    state: body.presenceState.toLowerCase(),
    availability: body.presenceAvailability ?? null,
    reason: body.reason ?? '',
    lastModified: headers['last-modified'],
    date: headers.date,
  }));

export const userSchema = z.object({ name: z.string().nullish() });
