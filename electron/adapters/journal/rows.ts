import { z } from 'zod';
import { causeSchema } from '../../../shared/presence/cause';
import { systemPresences } from '../../../shared/presence/system-presence';
import type { JournalledChange, JournalledRun, Remembered } from '../../ports';

type Attempt = NonNullable<Remembered['attempt']>;
type ConfirmedPresence = NonNullable<Remembered['former']>;
type Intent = NonNullable<Remembered['intent']>;

/** A column that holds JSON. */
const json = <Value>(schema: z.ZodType<Value>): z.ZodType<Value> =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);

/** A schema for each field: one that the core adds, even an optional one, must be thought of here. */
type FieldsOf<Value> = Record<keyof Value, z.ZodType>;

const patchSchema = z.strictObject({
  definitionId: z.string().exactOptional(),
  note: z.string().exactOptional(),
} satisfies FieldsOf<Intent['patch']>);

const intentSchema: z.ZodType<Intent> = z.strictObject({
  intentId: z.string(),
  patch: patchSchema,
  cause: causeSchema,
  decidedAt: z.number(),
  decidedAtServer: z.number(),
  base: z.strictObject({ definitionId: z.string(), version: z.number() }).nullable(),
} satisfies FieldsOf<Intent>);

const confirmedSchema: z.ZodType<ConfirmedPresence> = z.strictObject({
  definitionId: z.string(),
  systemPresence: z.enum(systemPresences),
  note: z.string(),
  version: z.number(),
  since: z.number(),
  cause: causeSchema,
} satisfies FieldsOf<ConfirmedPresence>);

/** The row of `kept` that is named "intent". */
export const intentRowSchema = z.object({ value: json(intentSchema) });

/** The row of `kept` that is named "confirmed". */
export const confirmedRowSchema = z.object({ value: json(confirmedSchema) });

/** The highest number that a write ever had; 0 before the first. */
export const attemptCountSchema = z.object({ attemptCount: z.number() });

/** A row of `attempt`, its columns named as the fields are. */
export const attemptSchema: z.ZodType<Attempt> = z.object({
  attemptId: z.number(),
  patch: json(patchSchema),
  cause: json(causeSchema),
  decidedAt: z.number(),
  baseVersion: z.number().nullable(),
  baseDefinitionId: z.string().nullable(),
} satisfies FieldsOf<Attempt>);

/** A row of `change`, its columns named as the fields are. */
export const changeSchema: z.ZodType<JournalledChange> = z.object({
  sequence: z.number(),
  previousDefinitionId: z.string().nullable(),
  definitionId: z.string(),
  note: z.string(),
  cause: json(causeSchema),
  decidedAt: z.number().nullable(),
  appliedAt: z.number(),
  seenAt: z.number(),
  isRecovered: z.number().transform((value) => value === 1),
} satisfies FieldsOf<JournalledChange>);

/** A row of `run`, its columns named as the fields are. */
export const runSchema: z.ZodType<JournalledRun> = z.object({
  startedAt: z.number(),
  endedAt: z.number().nullable(),
});
