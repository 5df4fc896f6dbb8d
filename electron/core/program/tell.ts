import type { HistoryAnswer } from '../../../shared/history/answer';
import { isoTimeIn } from '../../../shared/history/iso-time';
import { definitionNames } from '../../../shared/history/table-rows';
import { presenceClassOf } from '../../../shared/presence/system-presence';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import type { ConnectionView, PresenceView, RoutingStatusName } from '../../../shared/snapshot';
import type { PresenceChange } from '../presence/journal-entries';
import { availabilityOf } from '../presence/program-request';
import type { ToldChange, ToldDefinition, ToldHistoryPart, ToldPresence } from './told';

type Named = Pick<ToldDefinition, 'definitionId' | 'label' | 'state' | 'systemPresence'>;

const named = (definitionId: string, label: string, systemPresence: SystemPresence): Named => ({
  definitionId,
  label,
  state: presenceClassOf(systemPresence),
  systemPresence,
});

export interface KnownToTell {
  readonly userId: string;
  readonly presence: PresenceView;
  readonly isPrimary: boolean;
  readonly routingStatus: RoutingStatusName | null;
  readonly isOutOfOffice: boolean;
  readonly connection: ConnectionView;
  readonly isSimulated: boolean;
  /** IANA name of this computer's zone. */
  readonly timeZone: string;
}

/** What stands, as programs are told; null while the cloud has not told it yet. */
export function tellPresence(known: KnownToTell): ToldPresence | null {
  const { current, wanted, timer, future } = known.presence;
  if (current === null) return null;
  const iso = isoTimeIn(known.timeZone);
  const { definitionId, label, systemPresence, note, since, cause } = current;
  const state = presenceClassOf(systemPresence);
  return {
    userId: known.userId,
    ...named(definitionId, label, systemPresence),
    availability: state === null ? null : availabilityOf[state],
    note,
    since: iso(since),
    cause,
    until: timer === null ? null : iso(timer.endsAt),
    next: future,
    pending: wanted && {
      intentId: wanted.intentId,
      definitionId: wanted.definitionId,
      label: wanted.label,
      note: wanted.note,
      decidedAt: iso(wanted.decidedAt),
    },
    routingStatus: known.routingStatus,
    isOutOfOffice: known.isOutOfOffice,
    isPrimary: known.isPrimary,
    connection: known.connection.state,
    isStale: known.connection.isStale,
    isSimulated: known.isSimulated,
  };
}

/** What may be chosen at some time, in menu order. */
export const tellDefinitions = ({ choices, current }: PresenceView): readonly ToldDefinition[] =>
  choices.map(({ definitionId, label, systemPresence, isSystemDefault, refusal }) => ({
    ...named(definitionId, label, systemPresence),
    isSystemDefault,
    isAllowed: refusal === null,
    isCurrent: definitionId === current?.definitionId,
  }));

export type NameOf = (definitionId: string) => { readonly label: string; readonly systemPresence: SystemPresence };

export function tellChange(
  change: PresenceChange & { readonly sequence: number },
  nameOf: NameOf,
  timeZone: string,
): ToldChange {
  const { sequence, previousDefinitionId, definitionId, note, appliedAt, cause, isRecovered } = change;
  const name = (id: string): Named => named(id, nameOf(id).label, nameOf(id).systemPresence);
  return {
    sequence,
    previous: previousDefinitionId === null ? null : name(previousDefinitionId),
    ...name(definitionId),
    note,
    at: isoTimeIn(timeZone)(appliedAt),
    cause,
    isRecovered,
  };
}

/** The parts of a history, oldest first; what is not known is a gap that says why. */
export function tellHistory({ parts, definitions, timeZone }: HistoryAnswer): readonly ToldHistoryPart[] {
  const iso = isoTimeIn(timeZone);
  const names = definitionNames(definitions);
  return parts.map((part): ToldHistoryPart => {
    const common = { start: iso(part.startAt), seconds: (part.endAt - part.startAt) / 1_000 };
    if (part.kind === 'gap') return { kind: 'gap', ...common, end: iso(part.endAt), reason: part.reason };
    const { definitionId, systemPresence, cause, note, isOpen } = part;
    return {
      kind: 'presence',
      ...common,
      end: isOpen ? null : iso(part.endAt),
      ...named(definitionId, '', systemPresence),
      label: names.get(definitionId)?.label ?? null,
      cause,
      note,
    };
  });
}
