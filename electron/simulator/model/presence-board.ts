import type { Definition } from '../organisation/definitions';
import type { Organisation } from '../organisation/organisation';
import { onQueuePermission } from '../organisation/permissions';
import type { SeededRandom } from '../random';
import type { SimulatedTime } from '../time';
import type { Actor } from './actor';
import { inventPast } from './invented-past';
import type { Ledger } from './ledger';
import type { RoutingStatusName } from './routing-status';
import type { Past } from './timeline';
import { Timeline } from './timeline';

export interface OutOfOffice {
  readonly active: boolean;
  readonly indefinite: boolean;
  /** ISO 8601, as they were given. */
  readonly startDate: string | undefined;
  readonly endDate: string | undefined;
  readonly modifiedAt: number;
}

/** How many conversations of a user are live: ones that the routing delivered, also those that are being wrapped up, and ones that it did not. */
export interface Conversations {
  readonly contactCenter: number;
  readonly afterCallWork: number;
  readonly enterprise: number;
}

/** What the cloud holds of one user now. Instants are epoch milliseconds. */
export interface AgentState {
  readonly userId: string;
  readonly definition: Definition;
  /** The target of a requested "off queue" that waits for the end of an interaction. */
  readonly futureDefinition: Definition | null;
  readonly message: string;
  readonly modifiedAt: number;
  /** False when another presence source is what others see. */
  readonly isPrimary: boolean;
  /** What the cloud calls that other source, such as `MICROSOFTTEAMS`; null when it is nameless, or not there. */
  readonly otherSource: string | null;
  readonly routing: { readonly status: RoutingStatusName; readonly startAt: number };
  readonly outOfOffice: OutOfOffice;
  readonly conversations: Conversations;
}

export interface PresenceWrite {
  readonly definition?: Definition | undefined;
  readonly message?: string | undefined;
  readonly primary?: boolean | undefined;
  /** Goes with `primary: false`. */
  readonly otherSource?: string | undefined;
}

export type BoardTopic = 'presence' | 'routing' | 'out-of-office' | 'conversations';

interface Seat {
  state: AgentState;
  futureBy: Actor | null;
  readonly presence: Timeline<string>;
  readonly routing: Timeline<RoutingStatusName>;
}

/** The presence and routing state of every user, their records, and what one does to the other. */
export class PresenceBoard {
  private readonly seats = new Map<string, Seat>();
  private readonly listeners: ((topic: BoardTopic, state: AgentState) => void)[] = [];

  constructor(
    private readonly organisation: Organisation,
    private readonly time: SimulatedTime,
    private readonly ledger: Ledger,
    random: SeededRandom,
    historyDays: number,
  ) {
    const available = this.systemDefinition('AVAILABLE');
    for (const agent of organisation.agents) {
      const own = random.fork(agent.id);
      const startAt = time.now() - own.integer(5 * 60, 25 * 60) * 1000;
      let invented: Past | null = null;
      const past = (): Past =>
        (invented ??= inventPast({
          random: own.fork('past'),
          definitions: organisation.definitions,
          mayGoOnQueue: agent.permissions.includes(onQueuePermission),
          days: historyDays,
          endAt: startAt,
        }));
      this.seats.set(agent.id, {
        state: {
          userId: agent.id,
          definition: available,
          futureDefinition: null,
          message: '',
          modifiedAt: startAt,
          isPrimary: true,
          otherSource: null,
          routing: { status: 'OFF_QUEUE', startAt },
          outOfOffice: {
            active: false,
            indefinite: false,
            startDate: undefined,
            endDate: undefined,
            modifiedAt: startAt,
          },
          conversations: { contactCenter: 0, afterCallWork: 0, enterprise: 0 },
        },
        futureBy: null,
        presence: new Timeline(() => past().presence, available.id, startAt),
        routing: new Timeline(() => past().routing, 'OFF_QUEUE', startAt),
      });
    }
  }

  onChange(listener: (topic: BoardTopic, state: AgentState) => void): void {
    this.listeners.push(listener);
  }

  stateOf(userId: string): AgentState | undefined {
    return this.seats.get(userId)?.state;
  }

  /** The stretches that touch [from, to), unclipped. */
  recordsOf(userId: string, from: number, to: number): Past {
    const seat = this.seat(userId);
    return { presence: seat.presence.between(from, to), routing: seat.routing.between(from, to) };
  }

  /**
   * Writes a presence that was already found permissible. Going On Queue makes the agent IDLE for the routing, leaving it
   * OFF_QUEUE.
   *
   * @param waitsForInteraction leaving the queue during an interaction is only requested, and happens at its end.
   */
  writePresence(userId: string, write: PresenceWrite, by: Actor, waitsForInteraction = false): AgentState {
    const seat = this.seat(userId);
    const before = seat.state;
    const target = write.definition ?? before.definition;
    const isLeavingQueue = before.definition.systemPresence === 'ON_QUEUE' && target.systemPresence !== 'ON_QUEUE';
    const isPending = waitsForInteraction && isLeavingQueue && before.routing.status === 'INTERACTING';
    const definition = isPending ? before.definition : target;
    const modifiedAt = Math.max(this.time.now(), before.modifiedAt + 1);
    const isTargetNamed = write.definition !== undefined;
    const isPrimary = write.primary ?? before.isPrimary;

    seat.state = {
      ...before,
      definition,
      futureDefinition: isPending ? target : isTargetNamed ? null : before.futureDefinition,
      message: write.message ?? before.message,
      isPrimary,
      otherSource: isPrimary ? null : (write.otherSource ?? before.otherSource),
      modifiedAt,
    };
    if (isPending) seat.futureBy = by;
    seat.presence.change(definition.id, modifiedAt);
    this.ledger.add({
      at: this.time.iso(modifiedAt),
      userId,
      definitionId: definition.id,
      systemPresence: definition.systemPresence,
      previousDefinitionId: before.definition.id,
      message: seat.state.message,
      isPrimary: seat.state.isPrimary,
      by,
    });
    this.tell('presence', seat.state);
    if (definition !== before.definition) this.followPresence(userId, definition);
    return seat.state;
  }

  /** The end of an interaction carries out a requested "off queue". */
  writeRoutingStatus(userId: string, status: RoutingStatusName): AgentState {
    const seat = this.seat(userId);
    if (seat.state.routing.status !== status) {
      const startAt = this.time.now();
      seat.state = { ...seat.state, routing: { status, startAt } };
      seat.routing.change(status, startAt);
      this.tell('routing', seat.state);
    }
    const { futureDefinition } = seat.state;
    if (futureDefinition !== null && status !== 'INTERACTING') {
      const by = seat.futureBy ?? { kind: 'platform', reason: 'requested off queue' };
      this.writePresence(userId, { definition: futureDefinition }, by);
    }
    return seat.state;
  }

  writeOutOfOffice(userId: string, outOfOffice: Omit<OutOfOffice, 'modifiedAt'>): AgentState {
    const seat = this.seat(userId);
    seat.state = { ...seat.state, outOfOffice: { ...outOfOffice, modifiedAt: this.time.now() } };
    this.tell('out-of-office', seat.state);
    return seat.state;
  }

  writeConversations(userId: string, conversations: Conversations): AgentState {
    const seat = this.seat(userId);
    seat.state = { ...seat.state, conversations };
    this.tell('conversations', seat.state);
    return seat.state;
  }

  /** Conversations begin or end, and the routing knows of them: on the queue its status follows. */
  holdConversations(userId: string, conversations: Conversations): AgentState {
    const { definition } = this.writeConversations(userId, conversations);
    const { contactCenter, afterCallWork, enterprise } = conversations;
    if (definition.systemPresence !== 'ON_QUEUE') return this.seat(userId).state;
    const isInteracting = contactCenter + afterCallWork > 0;
    return this.writeRoutingStatus(userId, isInteracting ? 'INTERACTING' : enterprise > 0 ? 'COMMUNICATING' : 'IDLE');
  }

  systemDefinition(systemPresence: Definition['systemPresence']): Definition {
    const found = this.organisation.definitions.find(
      (definition) => definition.isSystem && definition.systemPresence === systemPresence,
    );
    if (found === undefined) throw new Error(`The simulated organisation lacks the system presence ${systemPresence}`);
    return found;
  }

  private followPresence(userId: string, definition: Definition): void {
    const { status } = this.seat(userId).state.routing;
    if (definition.systemPresence !== 'ON_QUEUE') this.writeRoutingStatus(userId, 'OFF_QUEUE');
    else if (status === 'OFF_QUEUE') this.writeRoutingStatus(userId, 'IDLE');
  }

  private seat(userId: string): Seat {
    const seat = this.seats.get(userId);
    if (seat === undefined) throw new Error(`No user ${userId} in the simulated organisation`);
    return seat;
  }

  private tell(topic: BoardTopic, state: AgentState): void {
    for (const listener of this.listeners) listener(topic, state);
  }
}
