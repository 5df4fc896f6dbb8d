import { z } from 'zod';
import { causeSchema } from '../../../shared/presence/cause';
import { systemPresences } from '../../../shared/presence/system-presence';
import { writeFailureCodes } from '../../../shared/snapshot';
import type { JournalledChange, JournalledRun, JournalledWrite, Remembered } from '../../ports';

type Attempt = Remembered['open'][number];
type Kept = Required<Remembered['kept']>;

/** A column that holds JSON. */
export const json = <Value>(schema: z.ZodType<Value>): z.ZodType<Value> =>
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
  durationMs: z.number().exactOptional(),
} satisfies FieldsOf<Attempt['patch']>);

const intentSchema = z.strictObject({
  intentId: z.string(),
  patch: patchSchema,
  cause: causeSchema,
  decidedAt: z.number(),
  decidedAtServer: z.number(),
  base: z.strictObject({ definitionId: z.string(), version: z.number() }).nullable(),
} satisfies FieldsOf<Kept['intent']>);

const confirmedSchema = z.strictObject({
  definitionId: z.string(),
  systemPresence: z.enum(systemPresences),
  note: z.string(),
  version: z.number(),
  since: z.number(),
  cause: causeSchema,
} satisfies FieldsOf<Kept['confirmed']>);

const futureSchema = z.strictObject({
  definitionId: z.string(),
  cause: causeSchema,
  decidedAt: z.number().nullable(),
  durationMs: z.number().nullable(),
} satisfies FieldsOf<Kept['future']>);

const timerSchema = z.strictObject({
  definitionId: z.string(),
  startedAt: z.number(),
  durationMs: z.number(),
  formerDefinitionId: z.string().nullable(),
  stage: z.enum(['running', 'over', 'late']),
} satisfies FieldsOf<Kept['timer']>);

const formerNoteSchema = z.strictObject({
  note: z.string(),
  replacedBy: z.string(),
} satisfies FieldsOf<Kept['formerNote']>);

const noticeSchema: z.ZodType<Kept['notice']> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('not-set'),
    patch: patchSchema,
    code: z.union([z.enum(writeFailureCodes), z.literal('transition-forbidden')]),
    detail: z.string(),
  }),
  z.strictObject({ kind: z.literal('conflict'), mine: patchSchema }),
  z.strictObject({
    kind: z.literal('automatic-missed'),
    missed: z.strictObject({
      patch: patchSchema,
      cause: causeSchema,
      decidedAt: z.number(),
      stayedDefinitionId: z.string().nullable(),
    }),
  }),
]);

/** What each row of `kept` holds, by its name. */
export const keptSchemas: { readonly [Name in keyof Kept]: z.ZodType<Kept[Name]> } = {
  intent: intentSchema,
  confirmed: confirmedSchema,
  future: futureSchema,
  timer: timerSchema,
  formerNote: formerNoteSchema,
  notice: noticeSchema,
};

/** A row of `kept`, as one field of what is remembered. */
export const keptRowSchema: z.ZodType<Partial<Kept>> = z
  .object({ name: z.enum(Object.keys(keptSchemas) as (keyof Kept)[]), value: json(z.unknown()) })
  .transform(({ name, value }, context): Partial<Kept> => {
    const parsed = (keptSchemas[name] as z.ZodType).safeParse(value);
    if (parsed.success) return { [name]: parsed.data };
    context.addIssue(`${name}: ${z.prettifyError(parsed.error)}`);
    return z.NEVER;
  });

/** The highest number that a write ever had; 0 before the first. */
export const attemptCountSchema = z.object({ attemptCount: z.number() });

/** A row of `attempt`, its columns named as the fields are. */
export const attemptSchema: z.ZodType<Attempt> = z.object({
  attemptId: z.number(),
  intentId: z.string(),
  wished: json(patchSchema),
  patch: json(patchSchema),
  cause: json(causeSchema),
  decidedAt: z.number(),
  begunAt: z.number(),
  baseVersion: z.number().nullable(),
  baseDefinitionId: z.string().nullable(),
} satisfies FieldsOf<Attempt>);

/** What is read of each row of `attempt`, settled or not. */
export const writeColumns =
  'patch, cause, decided_at AS decidedAt, begun_at AS begunAt, state, settled_at AS settledAt';

export const writeSchema: z.ZodType<JournalledWrite> = z
  .object({
    patch: json(patchSchema),
    cause: json(causeSchema),
    decidedAt: z.number(),
    begunAt: z.number(),
    state: z.enum(['sending', 'applied', 'not-applied']),
    settledAt: z.number().nullable(),
  })
  .transform(({ patch, ...row }) => ({ definitionId: patch.definitionId ?? null, note: patch.note ?? null, ...row }));

/** What is read of `change`. */
export const changeColumns = `sequence, previous_definition_id AS previousDefinitionId, definition_id AS definitionId, note,
  cause, decided_at AS decidedAt, applied_at AS appliedAt, seen_at AS seenAt, is_recovered AS isRecovered`;

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
