import { z } from 'zod';
import type { PresenceDefinition } from '../../../shared/presence/definition';
import { definitionLabel } from '../../../shared/presence/definition';
import { LONGEST_DURATION_MS, SHORTEST_DURATION_MS } from '../../../shared/presence/duration';
import { NOTE_MAX_LENGTH } from '../../../shared/presence/note';
import type { PresenceClass } from '../../../shared/presence/system-presence';
import { presenceClasses } from '../../../shared/presence/system-presence';
import type { Result } from '../../../shared/result';
import { err, ok } from '../../../shared/result';
import { allowedNow, type AllowedNowContext } from './allowed-now';
import { definitionOfState, definitionsCalled, isOffered } from './definition-lookup';
import { definitionOf, refusalOf } from './pick';
import { presenceAvailabilities, type PresenceAvailability, type ProgramRefusal } from './program-refusal';
import type { PresencePatch, PresenceState } from './state';

/** The one availability that goes with each state. */
export const availabilityOf: Readonly<Record<PresenceClass, PresenceAvailability>> = {
  available: 'available',
  unavailable: 'unavailable',
  away: 'unavailable',
  offline: 'offline',
};

const userId = z.string().min(1).max(64);
const note = z.string().max(NOTE_MAX_LENGTH);

const forMs = z
  .int()
  .min(SHORTEST_DURATION_MS)
  .max(LONGEST_DURATION_MS)
  .describe('How long it is meant to last, in milliseconds; the agent is reminded then.');

/** The form of the ordering document: a state with its availability, and a reason that becomes the note. */
export const byStateSchema = z.strictObject({
  userId: userId.optional(),
  state: z.enum(presenceClasses),
  availability: z.enum(presenceAvailabilities),
  reason: note.optional(),
  forMs: forMs.optional(),
});

/** A presence of the organisation by its id or by its name in any of the organisation's languages, a note, or both. */
export const byDefinitionSchema = z
  .strictObject({
    userId: userId.optional(),
    definitionId: z.string().min(1).max(64).optional(),
    definition: z.string().trim().min(1).max(200).optional(),
    note: note.optional(),
    forMs: forMs.optional(),
  })
  .refine(({ definitionId, definition }) => definitionId === undefined || definition === undefined, {
    path: ['definition'],
    message: 'Give definitionId or definition, not both',
  })
  .refine((request) => [request.definitionId, request.definition, request.note].some((given) => given !== undefined), {
    message: 'Give state and availability, or definitionId, definition or note',
  })
  .refine(({ definitionId, definition, forMs: length }) => length === undefined || definitionId || definition, {
    path: ['forMs'],
    message: 'A length goes with definitionId or definition',
  });

type ByState = z.infer<typeof byStateSchema>;
type ByDefinition = z.infer<typeof byDefinitionSchema>;
type Outcome = Result<PresencePatch, ProgramRefusal>;

export interface ProgramRequestContext extends AllowedNowContext {
  /** The signed-in agent. */
  readonly userId: string;
}

/**
 * Turns what a program sent (the body of a request to the local API, the arguments of a command as an object) into a wish
 * for `PresenceEngine.pick`, or says why not and what may be chosen instead. Nothing is done here.
 *
 * Two forms are taken: `{userId?, state, availability, reason?, forMs?}` and `{userId?, definitionId | definition, note?,
 * forMs?}`, where a note alone changes the note alone and a length belongs to its presence. Without a reason or a note the agent's own note stays; an empty one clears it. What
 * stands already may always be asked for and changes nothing.
 */
export function readProgramRequest(request: unknown, context: ProgramRequestContext): Outcome {
  if (namesAState(request)) {
    const parsed = parse(byStateSchema, request);
    return parsed.ok ? ofState(parsed.value, context) : parsed;
  }
  const parsed = parse(byDefinitionSchema, request);
  return parsed.ok ? ofDefinition(parsed.value, context) : parsed;
}

const namesAState = (request: unknown): boolean =>
  typeof request === 'object' && request !== null && ('state' in request || 'availability' in request);

function parse<Parsed>(schema: z.ZodType<Parsed>, request: unknown): Result<Parsed, ProgramRefusal> {
  const parsed = schema.safeParse(request);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  return err({ code: 'invalid-request', problems });
}

function ofState(request: ByState, context: ProgramRequestContext): Outcome {
  const { state, availability, reason, forMs: durationMs } = request;
  const expected = availabilityOf[state];
  if (availability !== expected) return err({ code: 'availability-mismatch', state, availability, expected });
  const { definitions } = context.state;
  if (isForAnother(request, context)) return err({ code: 'other-user' });
  if (definitions.length === 0) return err({ code: 'not-ready' });
  const definition = definitionOfState(definitions, state, context.unavailableAs);
  return definition === undefined ? unknown(state, context) : choose(definition, { text: reason, durationMs }, context);
}

function ofDefinition(request: ByDefinition, context: ProgramRequestContext): Outcome {
  const { definitionId, definition: name, note: text, forMs: durationMs } = request;
  const { definitions } = context.state;
  if (isForAnother(request, context)) return err({ code: 'other-user' });
  const asked = definitionId ?? name;
  if (asked === undefined) return ok(withNote({}, text));
  if (definitions.length === 0) return err({ code: 'not-ready' });
  if (definitionId !== undefined) {
    const definition = definitionOf(context.state, definitionId);
    return definition === undefined ? unknown(asked, context) : choose(definition, { text, durationMs }, context);
  }
  const [definition, ...others] = definitionsCalled(definitions, asked, context.locale);
  if (definition === undefined) return unknown(asked, context);
  if (others.length === 0) return choose(definition, { text, durationMs }, context);
  return err({ code: 'ambiguous-definition', asked, definitionIds: [definition, ...others].map(({ id }) => id) });
}

const unknown = (asked: string, context: ProgramRequestContext): Outcome =>
  err({ code: 'unknown-definition', asked, allowed: allowedNow(context) });

const isForAnother = (request: ByState | ByDefinition, context: ProgramRequestContext): boolean =>
  request.userId !== undefined && request.userId !== context.userId;

const withNote = (patch: PresencePatch, text: string | undefined): PresencePatch =>
  text === undefined ? patch : { ...patch, note: text };

interface Wished {
  readonly text: string | undefined;
  readonly durationMs: number | undefined;
}

function choose(definition: PresenceDefinition, { text, durationMs }: Wished, context: ProgramRequestContext): Outcome {
  const { state, locale } = context;
  const refusal = refusalOf(state, definition);
  const isCurrent = state.confirmed?.definitionId === definition.id;
  if (refusal === null && (isCurrent || isOffered(definition))) {
    const patch = { definitionId: definition.id, ...(durationMs !== undefined && { durationMs }) };
    return ok(withNote(patch, text));
  }
  const refused = { label: definitionLabel(definition, locale), allowed: allowedNow(context) };
  switch (refusal?.code) {
    case undefined:
    case 'definition-deactivated':
      return err({ code: 'definition-not-offered', ...refused });
    case 'permission-missing':
      return err({ code: 'permission-missing', permission: refusal.permission, ...refused });
    case 'transition-forbidden':
      return err({ code: 'transition-forbidden', from: labelOfCurrent(state, locale), ...refused });
  }
}

function labelOfCurrent(state: PresenceState, locale: string): string {
  const { confirmed } = state;
  if (confirmed === null) return '';
  const definition = definitionOf(state, confirmed.definitionId);
  return definition === undefined ? confirmed.systemPresence : definitionLabel(definition, locale);
}
