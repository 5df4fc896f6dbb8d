import { z } from 'zod';
import { rehearsalSchema } from '../inactivity/rehearsal';
import { inactivityRulesSchema } from '../inactivity/rules';
import { NOTE_MAX_LENGTH } from '../presence/note';
import { request } from './request';

const nothing = z.void();
const absenceId = z.string().min(1).max(64);

/** What the agent may say to the card of an absence. A late answer still counts as long as the card stands. */
export const returnAnswers = ['go-back', 'stay', 'go-on-queue', 'not-now'] as const;

/** Until when automatic offline rests. The end of the day is the local midnight. */
export const pauseLengths = ['one-hour', 'today'] as const;

/** What the window may ask about automatic offline. */
export const inactivityRequests = {
  /** Input by another way: the warning is over, and the clock of inactivity begins anew. */
  'inactivity.imHere': request(nothing, nothing),
  'inactivity.answerReturn': request(z.strictObject({ absenceId, answer: z.enum(returnAnswers) }), nothing),
  /** Says what an absence was; the times stay as they are. */
  'inactivity.annotate': request(
    z.strictObject({
      absenceId,
      annotation: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('presence'), definitionId: z.string().min(1).max(64) }),
        z.strictObject({ kind: z.literal('remark'), text: z.string().trim().min(1).max(NOTE_MAX_LENGTH) }),
      ]),
    }),
    nothing,
  ),
  /** The card goes; what it told stays in the journal. */
  'inactivity.dismiss': request(z.strictObject({ absenceId }), nothing),
  /** The pointer is over the card: it does not go by itself meanwhile. */
  'inactivity.holdCard': request(z.strictObject({ isHeld: z.boolean() }), nothing),
  'inactivity.pause': request(z.strictObject({ until: z.enum(pauseLengths) }), nothing),
  'inactivity.resume': request(nothing, nothing),
  /** Replays the last days against other rules; nothing is changed. */
  'inactivity.rehearse': request(
    z.strictObject({ rules: inactivityRulesSchema, days: z.int().min(1).max(90) }),
    rehearsalSchema,
  ),
} as const;
