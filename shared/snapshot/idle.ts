import { z } from 'zod';
import { idleSourceFaults, idleSourceNames } from '../inactivity/idle-source';
import { epochMs } from './epoch';

const source = {
  name: z.enum(idleSourceNames),
  lastReading: z.strictObject({ idleMs: z.number().nonnegative(), atMs: epochMs }).nullable(),
};

export const idleSourceViewSchema = z.discriminatedUnion('state', [
  z.strictObject({ ...source, state: z.literal('trusted') }),
  z.strictObject({ ...source, state: z.literal('absent') }),
  z.strictObject({ ...source, state: z.literal('demoted'), fault: z.enum(idleSourceFaults) }),
]);

const sampleSchema = z.strictObject({
  atMs: epochMs,
  /** `idleMs` is null where the source failed. */
  readings: z.array(z.strictObject({ source: z.enum(idleSourceNames), idleMs: z.number().nonnegative().nullable() })),
  inUse: z.enum(idleSourceNames).nullable(),
});

/** "Take your hands off for 10 seconds." It stands after its end until it is put away. */
export const idleSelfTestSchema = z.strictObject({
  startedAt: epochMs,
  endsAt: epochMs,
  isOver: z.boolean(),
  /** Null for the moment before the first one. */
  latest: sampleSchema.nullable(),
});
export type IdleSelfTest = z.infer<typeof idleSelfTestSchema>;

/** From what is read how long nobody has been at the computer. */
export const idleViewSchema = z.strictObject({
  /** In the order of preference; the first trusted one is in use. Empty where nothing was asked yet. */
  sources: z.array(idleSourceViewSchema),
  selfTest: idleSelfTestSchema.nullable(),
});
export type IdleView = z.infer<typeof idleViewSchema>;
