import { z } from 'zod';
import { presenceClasses } from '../presence/system-presence';
import type { PresenceClass } from '../presence/system-presence';
import { usualTransitions } from '../presence/transitions';
import { setting } from './definition';

/** The classes that may follow one class: at least one, for nobody could ever leave it; each once; not itself, for that may always. */
const followersOf = (from: PresenceClass) =>
  z
    .array(z.enum(presenceClasses))
    .refine((classes) => classes.length > 0, { error: 'name at least one class, or nobody could leave it again' })
    .refine((classes) => new Set(classes).size === classes.length, { error: 'name each class once' })
    .refine((classes) => !classes.includes(from), { error: `leave out ${from} itself, which may always follow` })
    .default([...usualTransitions[from]]);

/** The system presences of the class `unavailable`. */
export const unavailablePresences = ['break', 'busy', 'meal', 'meeting', 'training'] as const;

/** How the presence may change. */
export const presence = {
  transitions: setting({
    schema: z
      .strictObject({
        available: followersOf('available'),
        unavailable: followersOf('unavailable'),
        away: followersOf('away'),
        offline: followersOf('offline'),
      })
      .prefault({})
      .describe('For each class of presence, the classes that may follow it.'),
    isForPolicy: true,
    changedBy: 'window',
    variable: null,
  }),
  unavailableAs: setting({
    schema: z
      .enum(unavailablePresences)
      .default('busy')
      .describe('Which presence other programs mean by the state “unavailable”.'),
    isForPolicy: true,
    changedBy: 'window',
    variable: null,
  }),
};
