import { z } from 'zod';
import { systemPresences } from '../../../shared/presence/system-presence';
import type { AbsenceAnnotation, Annotation, IdleSpell, KeptInactivity } from '../../ports';
import { json } from './rows';

const annotationSchema: z.ZodType<Annotation> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('presence'), definitionId: z.string() }),
  z.strictObject({ kind: z.literal('remark'), text: z.string() }),
]);

/** Only what has happened is kept; what was announced is decided anew. */
const stageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('setting') }),
  z.strictObject({ kind: z.literal('gone'), from: z.number() }),
  z.strictObject({ kind: z.literal('back'), from: z.number(), until: z.number(), isGoingBack: z.boolean() }),
  z.strictObject({ kind: z.literal('go-on-queue'), from: z.number(), until: z.number() }),
  z.strictObject({ kind: z.literal('gap'), from: z.number(), until: z.number() }),
]);

const ruling = {
  rule: z.enum(['idle', 'lock', 'suspend', 'quit']),
  action: z.enum(['away', 'busy', 'break', 'offline']),
  afterMs: z.number().nullable(),
};

const keptSchema: z.ZodType<KeptInactivity> = z.strictObject({
  absence: z
    .strictObject({
      ...ruling,
      absenceId: z.string(),
      idleSince: z.number(),
      former: z.strictObject({ definitionId: z.string(), systemPresence: z.enum(systemPresences) }),
      annotation: annotationSchema.nullable(),
      setAt: z.number().nullable(),
      // Rows of before it was kept lack it.
      setBefore: z.strictObject(ruling).nullable().default(null),
      stage: stageSchema,
    })
    .nullable(),
  pausedUntil: z.number().nullable(),
  answered: z.number().nullable(),
});

export const inactivityKeptRowSchema = z.object({ value: json(keptSchema) });

export const spellRowSchema: z.ZodType<IdleSpell> = z.object({
  from: z.number(),
  until: z.number(),
  suspendedAt: z.number().nullable(),
  resumedAt: z.number().nullable(),
});

export const annotatedRowSchema: z.ZodType<AbsenceAnnotation> = z.object({
  absenceId: z.string(),
  from: z.number(),
  until: z.number(),
  annotation: json(annotationSchema),
  madeAt: z.number(),
});

export const recordedSinceSchema = z.object({ since: z.number().nullable() });
