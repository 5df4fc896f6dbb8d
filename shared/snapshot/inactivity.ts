import { z } from 'zod';
import { inactivityThresholdsSchema } from '../inactivity/rules';
import { presenceRules } from '../presence/cause';
import { systemPresences } from '../presence/system-presence';
import { epochMs } from './epoch';
import { presenceChoiceSchema } from './presence';

/** A presence by its name, as the card speaks of it. */
export const namedPresenceSchema = z.strictObject({
  definitionId: z.string(),
  systemPresence: z.enum(systemPresences),
  label: z.string(),
});
export type NamedPresence = z.infer<typeof namedPresenceSchema>;

/** Why the presence that stands is not being watched although automatic offline is on. */
export const unwatchedReasons = [
  /** Offline, or a presence that this version does not know. */
  'nothing-to-do',
  'out-of-office',
  /** Its threshold is never. */
  'never',
  /** This computer saw no input since the presence began: somebody is at work elsewhere. */
  'not-armed',
] as const;

/** Why the agent cannot be set Offline by itself on this computer now. */
export const unavailableReasons = ['signed-out', 'no-idle-source'] as const;

export const automaticOfflineSchema = z.discriminatedUnion('state', [
  /** `thresholdMs` belongs to the presence that stands; null while `unwatched` says why nothing is counted. */
  z.strictObject({
    state: z.literal('on'),
    thresholdMs: z.int().positive().nullable(),
    unwatched: z.enum(unwatchedReasons).nullable(),
  }),
  z.strictObject({ state: z.literal('off') }),
  z.strictObject({ state: z.literal('paused'), until: epochMs }),
  z.strictObject({ state: z.literal('unavailable'), reason: z.enum(unavailableReasons) }),
]);

/** What the agent said an absence was. */
export const annotationSchema = z.strictObject({
  /** A definition whose name it was called by; null for a remark in the agent's own words. */
  definitionId: z.string().nullable(),
  label: z.string(),
});

/** Fields of every card: one absence has one card, which changes in place. */
const absence = {
  absenceId: z.string(),
  rule: z.enum(presenceRules),
  /** When the agent was last there. */
  idleSince: epochMs,
  /** What stood when they left. */
  former: namedPresenceSchema,
};

export const absenceCardSchema = z.discriminatedUnion('kind', [
  /** Offline is near. */
  z.strictObject({
    ...absence,
    kind: z.literal('warning'),
    /** `still-here`: something was typed or moved, nothing will happen; Break and Meal stay within reach until `closesAt`. */
    state: z.enum(['counting', 'still-here']),
    /** When it happens, or would have. */
    deadline: epochMs,
    /** When the card goes by itself; null while it counts, and while the pointer is over it. */
    closesAt: epochMs.nullable(),
    target: namedPresenceSchema,
    /** What may be set now, Break and Meal first. */
    choices: z.array(presenceChoiceSchema),
  }),
  /** "Offline after this interaction": due, and put off. */
  z.strictObject({
    ...absence,
    kind: z.literal('deferred'),
    /** `unreadable`: whether an interaction is live could not be read, so nothing is written until it can be. */
    because: z.enum(['interaction', 'unreadable']),
    target: namedPresenceSchema,
    choices: z.array(presenceChoiceSchema),
  }),
  /** A rule has set it. `gone`: nobody is there yet. `back`: they are, since `until`. */
  z.strictObject({
    ...absence,
    kind: z.literal('return'),
    state: z.enum(['gone', 'back']),
    /** What the rule set. */
    target: namedPresenceSchema,
    from: epochMs,
    until: epochMs.nullable(),
    /** Where the one click leads; null when nothing of the kind may be set any more. */
    backTo: namedPresenceSchema.nullable(),
    /** The click is under way. */
    isGoingBack: z.boolean(),
    /** Whether to ask what the absence was. */
    asksWhatItWas: z.boolean(),
    annotation: annotationSchema.nullable(),
  }),
  /** Back again, and before it was On Queue: that takes a click of its own. */
  z.strictObject({
    ...absence,
    kind: z.literal('go-on-queue'),
    from: epochMs,
    until: epochMs.nullable(),
    /** What stands now. */
    current: namedPresenceSchema,
    onQueue: namedPresenceSchema,
    asksWhatItWas: z.boolean(),
    annotation: annotationSchema.nullable(),
  }),
  /** The computer slept, or was off, and the presence stayed: the gap is told. */
  z.strictObject({
    ...absence,
    kind: z.literal('gap'),
    from: epochMs,
    until: epochMs,
    asksWhatItWas: z.boolean(),
    annotation: annotationSchema.nullable(),
  }),
]);
export type AbsenceCard = z.infer<typeof absenceCardSchema>;

/** What the app does, will do and has done by itself because nobody was there. */
export const inactivityViewSchema = z.strictObject({
  automaticOffline: automaticOfflineSchema,
  /** Minutes in force by system presence, `EXPIRY_MINUTES` and the organisation's word included; null is never. */
  thresholds: inactivityThresholdsSchema,
  /** The one card, or none. */
  card: absenceCardSchema.nullable(),
});
export type InactivityView = z.infer<typeof inactivityViewSchema>;
