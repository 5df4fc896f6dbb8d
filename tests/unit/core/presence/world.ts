import { createMemoryJournal } from '../../../../electron/adapters/memory-journal';
import type { PresenceEvent } from '../../../../electron/core/presence/events';
import { entriesAtStart, journalEntries } from '../../../../electron/core/presence/journal-entries';
import { nextWakeAt, reduce } from '../../../../electron/core/presence/reduce';
import { initialPresenceState } from '../../../../electron/core/presence/remembered';
import type {
  Attempt,
  Effect,
  PresencePatch,
  PresenceState,
  RemotePresence,
} from '../../../../electron/core/presence/state';
import type { TransitionPolicy } from '../../../../electron/core/presence/transition-policy';
import { definitions, failure, remote } from './fixtures';

/** Everything may follow everything, so that a wish is only ever given up for the reasons under test. */
const anyTransition: TransitionPolicy = {
  available: ['away', 'unavailable', 'offline'],
  away: ['available', 'unavailable', 'offline'],
  unavailable: ['available', 'away', 'offline'],
  offline: ['available', 'away', 'unavailable'],
};

const TIMEOUT_MS = 15_000;
const POLL_MS = 60_000;
/** Within it the machine cannot tell what was decided first. */
const TIME_ERROR_MS = 2_000;

const ruleText = 'Automatic expiry reset';

type Untimed<Event> = Event extends { at: number } ? Omit<Event, 'at'> : never;
type Server = RemotePresence & { readonly version: number };
type Kind = 'read' | 'write';

interface Request {
  readonly kind: Kind;
  readonly attempt: Attempt | null;
  /** What the server answered when the request reached it; null until it has. */
  answer: Server | null;
}

/** The cloud, the network between, the agent and the machine under test, in one virtual world. */
export class World {
  state: PresenceState = { ...initialPresenceState(anyTransition), definitions };
  now = 1_000_000;
  server: Server = { ...remote('available', 1_000_000), version: 1_000_000 };
  wire: Request[] = [];
  /** Notifications on their way. */
  events: RemotePresence[] = [];
  /** Writes that were given up here and are still somewhere on their way. */
  late: Attempt[] = [];
  /** Outlives each run of the machine. */
  readonly journal = createMemoryJournal({ now: () => this.now });
  /** Every version that the server ever had, oldest first. */
  readonly ledger: { readonly definitionId: string; readonly version: number; readonly isForeign: boolean }[] = [
    { definitionId: 'available', version: 1_000_000, isForeign: true },
  ];
  isSocketUp = false;
  /** Server time of the last change made elsewhere. */
  elsewhereAt = 0;
  /** Leaving the queue waits for the end of the interaction. */
  isInteracting = false;
  /** What was requested by somebody else: its coming is no doing of the agent's. */
  isRequestForeign = false;
  requests = 0;
  mostWritesAtOnce = 0;
  mostReadsAtOnce = 0;
  /** What the agent wished last, field by field, since somebody else or a rule last had a word. */
  lastWish: PresencePatch | null = null;
  /** Somebody made the very change that is still on its way from here. */
  isAmbiguous = false;
  /** When the agent last chose a presence. */
  lastPickAt = 0;
  /** The note that the agent means to have; null when it is not known, because something else had a word. */
  agentNote: string | null = '';
  /** What a rule did that it must not. */
  readonly violations: string[] = [];
  private readonly sentByRule = new Set<number>();

  isRuleText(note: string): boolean {
    return note === ruleText;
  }

  send(event: Untimed<PresenceEvent>): void {
    this.now += 1;
    const before = this.state;
    const { state, effects } = reduce(before, { ...event, at: this.now });
    this.state = state;
    this.journal.write(journalEntries(before, state, this.now));
    effects.forEach((effect) => this.carryOut(effect));
    this.mostWritesAtOnce = Math.max(this.mostWritesAtOnce, this.count('write'));
    this.mostReadsAtOnce = Math.max(this.mostReadsAtOnce, this.count('read'));
  }

  private carryOut(effect: Effect): void {
    if (effect.type === 'remind') return;
    this.requests += 1;
    const attempt = effect.type === 'write' ? effect.attempt : null;
    this.wire.push({ kind: effect.type, attempt, answer: null });
    if (attempt?.cause.kind !== 'rule') return;
    if (this.sentByRule.has(attempt.decidedAt)) this.violations.push('a rule’s decision was sent twice');
    if (this.lastPickAt > attempt.decidedAt) this.violations.push('a rule overrode a newer pick');
    this.sentByRule.add(attempt.decidedAt);
  }

  private count(kind: Kind): number {
    return this.wire.filter((request) => request.kind === kind).length;
  }

  pick(patch: PresencePatch): void {
    // A click on what stands or is wished already, as far as the agent can see, wishes nothing new.
    const { wanted, confirmed, future } = this.state;
    const standing = future?.definitionId ?? confirmed?.definitionId;
    const own = wanted?.cause.kind === 'agent' ? wanted : null;
    const shown = own?.patch.definitionId ?? standing;
    const isRepeated = patch.definitionId !== undefined && patch.definitionId === shown && wanted === own;
    // Nor does one on what stood until a change that has not been seen yet: it is the wish that nothing happens.
    const isStay = patch.definitionId === standing && this.elsewhereAt > (confirmed?.version ?? 0);
    if (isStay) this.lastWish = null;
    else if (!isRepeated) this.lastWish = { ...this.lastWish, ...patch };
    if (patch.note !== undefined) this.agentNote = patch.note;
    if (patch.definitionId !== undefined) this.lastPickAt = this.now + 1;
    this.sendIntent(patch, { kind: 'agent', via: 'tray' });
  }

  pickByRule(): void {
    this.sendIntent({ definitionId: 'offline', note: ruleText }, { kind: 'rule', rule: 'idle' });
  }

  private sendIntent(patch: PresencePatch, cause: Attempt['cause']): void {
    const decidedAt = this.now + 1;
    const intent = { intentId: `${decidedAt}`, patch, cause, decidedAt, decidedAtServer: decidedAt };
    this.send({ type: 'intent-made', intent });
  }

  withdraw(): void {
    if (this.state.wanted !== null) {
      this.lastWish = null;
      this.agentNote = null;
    }
    this.lastPickAt = this.now + 1;
    this.send({ type: 'intent-withdrawn', intentId: `${this.now}`, atServer: this.now });
  }

  changeElsewhere(definitionId: string): void {
    this.lastWish = null;
    this.agentNote = null;
    // A write that lands late is known by its target alone: this is taken for it, and the real one for somebody's change.
    const onTheWay = [
      ...this.late,
      ...this.wire.flatMap(({ attempt, answer }) => (answer === null ? (attempt ?? []) : [])),
    ];
    this.isAmbiguous ||= onTheWay.some(({ patch }) => patch.definitionId === definitionId);
    this.apply({ definitionId }, true);
    this.isRequestForeign = true;
    this.elsewhereAt = this.server.version;
  }

  private applyOwn({ patch, cause, decidedAt }: Attempt): void {
    this.apply(patch);
    if (patch.definitionId !== undefined) this.isRequestForeign = false;
    // A rule that came after the agent's last word has the last word.
    if (cause.kind === 'rule' && decidedAt > this.lastPickAt) this.lastWish = null;
  }

  private apply(patch: PresencePatch, isForeign = false): void {
    this.now += 1;
    const target = patch.definitionId ?? this.server.definitionId;
    const isRequested = this.isInteracting && this.server.definitionId === 'on-queue' && target !== 'on-queue';
    const definitionId = isRequested ? this.server.definitionId : target;
    const { systemPresence } = remote(definitionId, 0);
    const futureDefinitionId =
      patch.definitionId === undefined ? this.server.futureDefinitionId : isRequested ? target : null;
    const note = patch.note ?? this.server.note;
    this.ledger.push({ definitionId, version: this.now, isForeign });
    this.server = { ...this.server, definitionId, systemPresence, note, futureDefinitionId, version: this.now };
    if (this.isSocketUp) this.events.push(this.server);
  }

  /** Its end carries out what was requested. */
  setInteraction(isInteracting: boolean): void {
    this.isInteracting = isInteracting;
    const { futureDefinitionId } = this.server;
    if (isInteracting || futureDefinitionId === null) return;
    if (this.isRequestForeign) this.changeElsewhere(futureDefinitionId);
    else this.apply({ definitionId: futureDefinitionId });
  }

  private oldest(kind: Kind): Request | undefined {
    return this.wire.find((request) => request.kind === kind);
  }

  private takeOff(request: Request): void {
    this.wire = this.wire.filter((other) => other !== request);
  }

  /** The request reaches the server, which does what is asked; its answer is still on the way back. */
  arrive(kind: Kind): void {
    const request = this.oldest(kind);
    if (request === undefined || request.answer !== null) return;
    if (request.attempt !== null) this.applyOwn(request.attempt);
    request.answer = this.server;
  }

  answer(kind: Kind): void {
    this.arrive(kind);
    const request = this.oldest(kind);
    if (!request?.answer) return;
    this.takeOff(request);
    const presence = request.answer;
    if (request.attempt === null) this.send({ type: 'presence-read', presence, chance: 0.5 });
    else this.send({ type: 'write-acknowledged', attemptId: request.attempt.attemptId, presence });
  }

  /** The server refuses for now; a write was not carried out. */
  fail(kind: Kind): void {
    const request = this.oldest(kind);
    if (request === undefined || (request.answer !== null && kind === 'write')) return;
    this.takeOff(request);
    if (request.attempt === null) this.send({ type: 'read-failed', failure: failure('unavailable'), chance: 0.5 });
    else this.failWrite(request.attempt, false);
  }

  /** No answer comes back: the write was carried out, or never arrives, or arrives later. */
  lose(landsLate: boolean): void {
    const request = this.oldest('write');
    if (!request?.attempt) return;
    this.takeOff(request);
    const { patch } = request.attempt;
    this.isAmbiguous ||= this.wasJustDoneElsewhere(request.attempt);
    this.isAmbiguous ||= landsLate && this.elsewhereAt > 0 && patch.definitionId === this.server.definitionId;
    if (request.answer === null && landsLate) this.late.push(request.attempt);
    this.failWrite(request.attempt, true);
  }

  /** Somebody made the very change right before the agent wished for it, and the machine does not know yet. */
  private wasJustDoneElsewhere({ patch, decidedAt }: Attempt): boolean {
    const knownVersion = this.state.confirmed?.version ?? 0;
    return this.ledger.some(
      ({ definitionId, version, isForeign }) =>
        isForeign &&
        definitionId === patch.definitionId &&
        version > Math.max(knownVersion, decidedAt - TIME_ERROR_MS) &&
        version <= decidedAt,
    );
  }

  private failWrite({ attemptId }: Attempt, mayHaveBeenApplied: boolean): void {
    const reason = mayHaveBeenApplied ? failure('timeout', { mayHaveBeenApplied }) : failure('unavailable');
    this.send({ type: 'write-failed', attemptId, failure: reason, chance: 0.5 });
  }

  /** The network gives up on what is under way for a minute. */
  land(): void {
    const attempt = this.late.shift();
    if (attempt !== undefined && this.now < attempt.begunAt + 60_000) this.applyOwn(attempt);
  }

  deliver(): void {
    const presence = this.events.shift();
    if (presence !== undefined) this.send({ type: 'presence-notified', presence });
  }

  setSocket(isUp: boolean): void {
    if (isUp === this.isSocketUp) return;
    this.isSocketUp = isUp;
    if (!isUp) this.events = [];
    this.send({ type: isUp ? 'feed-connected' : 'feed-lost' });
  }

  /** The definition that the server held at this version. */
  stoodAt(version: number): string | undefined {
    return this.ledger.find((entry) => entry.version === version)?.definitionId;
  }

  /** The process is killed and started again. What was on the wire may still arrive. */
  restart(): void {
    for (const { attempt, answer } of this.wire) if (attempt !== null && answer === null) this.late.push(attempt);
    this.wire = [];
    this.events = [];
    this.isSocketUp = false;
    const remembered = this.journal.remembered();
    this.state = { ...initialPresenceState(anyTransition, remembered), definitions };
    this.journal.write(entriesAtStart(remembered, this.state));
    this.send({ type: 'session-restored' });
  }

  /** Nothing happens for a while; what is under way would not take so long. */
  linger(): void {
    if (this.wire.length === 0) this.now += 10_000;
  }

  /** Lets time pass until the machine wants to be woken; false when it wants nothing. */
  wake(): boolean {
    const wakeAt = nextWakeAt(this.state);
    const isUnderWay = this.wire.length > 0 || this.events.length > 0;
    // Nothing is under way for longer than a time-out.
    if (wakeAt === null || (isUnderWay && wakeAt > this.now + TIMEOUT_MS)) return false;
    // Without a feed the app looks by itself.
    while (!this.isSocketUp && wakeAt > this.now + POLL_MS) {
      this.now += POLL_MS;
      this.send({ type: 'presence-notified', presence: this.server });
    }
    this.now = Math.max(this.now, wakeAt);
    this.send({ type: 'woke' });
    return true;
  }

  /** From here on everything works: late writes land or are gone, and every request is answered, until nothing is left to do. */
  settle(): void {
    while (this.late.length > 0) this.land();
    this.setSocket(true);
    for (let turns = 0; turns < 300; turns += 1) {
      const [request] = this.wire;
      if (this.events.length > 0) this.deliver();
      else if (request !== undefined) this.answer(request.kind);
      else if (!this.wake()) return;
    }
    throw new Error(`Not at rest: ${JSON.stringify(this.state.phase)}`);
  }
}
