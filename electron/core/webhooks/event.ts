import type { Cause } from '../../../shared/presence/cause';
import type { PresenceDefinition } from '../../../shared/presence/definition';
import { definitionLabel } from '../../../shared/presence/definition';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import { presenceClassOf } from '../../../shared/presence/system-presence';
import type { EventCause, WebhookEvent } from '../../../shared/webhooks/event';
import type { Annotation } from '../inactivity/state';
import type { PresenceChange } from '../presence/journal-entries';
import { syncIdOfChange, syncIdOfCorrection } from './sync-id';

/** Receivers are programs: they are given one language, whichever the agent's is. */
const LABEL_LOCALE = 'en_US';

/** A change with its number in the journal. */
export interface NumberedChange extends PresenceChange {
  readonly sequence: number;
}

/** What the agent said that an absence was. Instants are epoch milliseconds. */
export interface Correction {
  readonly absenceId: string;
  readonly from: number;
  readonly until: number;
  readonly annotation: Annotation;
  readonly madeAt: number;
}

/** A presence as far as it is known where the definitions are not. */
export interface KnownPresence {
  readonly definitionId: string;
  readonly systemPresence: SystemPresence;
}

/** What is known around a change when it is written down. */
export interface EventContext {
  readonly userId: string;
  readonly installationId: string;
  readonly appVersion: string;
  readonly routingStatus: WebhookEvent['routingStatus'];
  /** Empty until the cloud has told them. */
  readonly definitions: readonly PresenceDefinition[];
  /** Presences of this run, for a change that comes before the definitions. */
  readonly known: readonly KnownPresence[];
}

export function changeEvent(change: NumberedChange, context: EventContext): WebhookEvent {
  const { previousDefinitionId, definitionId, cause, decidedAt, appliedAt, isRecovered, sequence } = change;
  return {
    ...presences(previousDefinitionId, definitionId, context),
    userId: context.userId,
    timestamp: iso(appliedAt),
    syncId: syncIdOfChange({ ...change, userId: context.userId }),
    type: 'changed',
    sequence,
    routingStatus: context.routingStatus,
    cause: causeOf(cause),
    idleSince: cause.kind === 'rule' ? isoOrNull(cause.idleSince ?? null) : null,
    decidedAt: isoOrNull(decidedAt),
    appliedAt: iso(appliedAt),
    isRecovered,
    correction: null,
    installationId: context.installationId,
    appVersion: context.appVersion,
  };
}

/**
 * What the agent said that an absence was.
 *
 * @param booked the presence that the journal has for that time; null when it has none, and then there is nothing to correct.
 */
export function correctionEvent(
  { absenceId, from, until, annotation, madeAt }: Correction,
  booked: Pick<NumberedChange, 'definitionId'> | null,
  context: EventContext,
): WebhookEvent | null {
  const bookedId = booked?.definitionId ?? null;
  const saidId = annotation.kind === 'presence' ? annotation.definitionId : bookedId;
  if (saidId === null) return null;
  return {
    ...presences(bookedId, saidId, context),
    userId: context.userId,
    timestamp: iso(madeAt),
    syncId: syncIdOfCorrection(context.userId, absenceId, madeAt),
    type: 'corrected',
    sequence: null,
    routingStatus: context.routingStatus,
    cause: { kind: 'agent', via: 'window' },
    idleSince: iso(from),
    decidedAt: iso(madeAt),
    appliedAt: null,
    isRecovered: false,
    correction: {
      from: iso(from),
      until: iso(until),
      remark: annotation.kind === 'remark' ? annotation.text : null,
    },
    installationId: context.installationId,
    appVersion: context.appVersion,
  };
}

/** What stands, told because a receiver was switched on (`snapshot`) or because the agent tries it (`test`). */
export function standingEvent(
  type: 'test' | 'snapshot',
  standing: { readonly definitionId: string; readonly since: number; readonly cause: Cause },
  syncId: string,
  at: number,
  context: EventContext,
): WebhookEvent {
  const { newState, newDefinitionId, newLabel } = presences(null, standing.definitionId, context);
  return {
    userId: context.userId,
    previousState: newState,
    newState,
    timestamp: iso(at),
    syncId,
    type,
    sequence: null,
    previousDefinitionId: newDefinitionId,
    previousLabel: newLabel,
    newDefinitionId,
    newLabel,
    routingStatus: context.routingStatus,
    cause: causeOf(standing.cause),
    idleSince: null,
    decidedAt: null,
    appliedAt: iso(standing.since),
    isRecovered: false,
    correction: null,
    installationId: context.installationId,
    appVersion: context.appVersion,
  };
}

/** Whether nothing of an event waits for the definitions. */
export const isComplete = (event: WebhookEvent): boolean =>
  event.newState !== null &&
  event.newLabel !== null &&
  (event.previousDefinitionId === null || (event.previousState !== null && event.previousLabel !== null));

/** The event with what the definitions add to it, should they have come after it. What is known already stays. */
export function completed(event: WebhookEvent, definitions: readonly PresenceDefinition[]): WebhookEvent {
  if (isComplete(event)) return event;
  const found = presences(event.previousDefinitionId, event.newDefinitionId, { definitions, known: [] });
  return {
    ...event,
    previousState: event.previousState ?? found.previousState,
    newState: event.newState ?? found.newState,
    previousLabel: event.previousLabel ?? found.previousLabel,
    newLabel: event.newLabel ?? found.newLabel,
  };
}

function presences(
  previousDefinitionId: string | null,
  newDefinitionId: string,
  context: Pick<EventContext, 'definitions' | 'known'>,
): Pick<
  WebhookEvent,
  'previousState' | 'newState' | 'previousDefinitionId' | 'previousLabel' | 'newDefinitionId' | 'newLabel'
> {
  const previous = told(previousDefinitionId, context);
  const next = told(newDefinitionId, context);
  return {
    previousState: previous.state,
    newState: next.state,
    previousDefinitionId,
    previousLabel: previous.label,
    newDefinitionId,
    newLabel: next.label,
  };
}

function told(
  definitionId: string | null,
  { definitions, known }: Pick<EventContext, 'definitions' | 'known'>,
): { readonly state: WebhookEvent['newState']; readonly label: string | null } {
  const definition = definitions.find(({ id }) => id === definitionId);
  const systemPresence =
    definition?.systemPresence ?? known.find((one) => one.definitionId === definitionId)?.systemPresence ?? 'unknown';
  return {
    state: presenceClassOf(systemPresence),
    label: definition === undefined ? null : definitionLabel(definition, LABEL_LOCALE),
  };
}

function causeOf(cause: Cause): EventCause {
  return cause.kind === 'rule' ? { kind: 'rule', rule: cause.rule, afterMs: cause.afterMs ?? null } : cause;
}

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
