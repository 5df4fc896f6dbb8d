import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryJournal } from '../../../../electron/adapters/memory-journal';
import type { PresenceEvent } from '../../../../electron/core/presence/events';
import { journalEntries } from '../../../../electron/core/presence/journal-entries';
import { nextWakeAt, reduce } from '../../../../electron/core/presence/reduce';
import type {
  Attempt,
  Effect,
  PresencePatch,
  PresenceState,
  RemotePresence,
} from '../../../../electron/core/presence/state';
import { initialPresenceState } from '../../../../electron/core/presence/state';
import type { TransitionPolicy } from '../../../../electron/core/presence/transition-policy';
import { definitions, failure, fromTray, remote } from './fixtures';

/** Everything may follow everything, so that a wish is only ever given up for the reasons under test. */
const anyTransition: TransitionPolicy = {
  available: ['away', 'unavailable', 'offline'],
  away: ['available', 'unavailable', 'offline'],
  unavailable: ['available', 'away', 'offline'],
  offline: ['available', 'away', 'unavailable'],
};

type Fate = 'answered' | 'refused before' | 'answer lost' | 'lost before' | 'lands late';

/** The cloud, the network between, and the machine under test, in one virtual world. */
class World {
  state: PresenceState = { ...initialPresenceState(anyTransition), definitions };
  now = 1_000_000;
  server: RemotePresence & { version: number } = { ...remote('available', 1_000_000), version: 1_000_000 };
  readonly wire: { readonly effect: Effect; readonly serverAtSend: World['server'] }[] = [];
  /** Notifications on their way. */
  readonly events: RemotePresence[] = [];
  readonly late: Attempt[] = [];
  /** Outlives each run of the machine. */
  readonly journal = createMemoryJournal({ now: () => this.now });
  /** Every version that the server ever had, oldest first. */
  readonly ledger: { readonly definitionId: string; readonly version: number }[] = [
    { definitionId: 'available', version: 1_000_000 },
  ];
  isSocketUp = false;
  /** Server time of the last change made elsewhere. */
  elsewhereAt = 0;
  /** Leaving the queue waits for the end of the interaction. */
  isInteracting = false;
  /** What was requested by somebody else, or before a restart: its coming is no doing of the agent's. */
  isRequestForeign = false;
  requests = 0;
  mostWritesAtOnce = 0;
  mostReadsAtOnce = 0;
  /** What the agent wished last, field by field, since somebody else last had a word. */
  lastWish: PresencePatch | null = null;

  send(event: PresenceEvent extends infer E ? (E extends { at: number } ? Omit<E, 'at'> : never) : never): void {
    this.now += 1;
    const before = this.state;
    const { state, effects } = reduce(before, { ...event, at: this.now });
    this.state = state;
    this.journal.write(journalEntries(before, state, this.now));
    for (const effect of effects) {
      this.requests += 1;
      this.wire.push({ effect, serverAtSend: this.server });
    }
    const writes = this.wire.filter(({ effect }) => effect.type === 'write').length;
    this.mostWritesAtOnce = Math.max(this.mostWritesAtOnce, writes);
    this.mostReadsAtOnce = Math.max(this.mostReadsAtOnce, this.wire.length - writes);
  }

  pick(patch: PresencePatch): void {
    // A click on what stands or is wished already, as far as the agent can see, wishes nothing new.
    const { wanted, confirmed, future } = this.state;
    const standing = future?.definitionId ?? confirmed?.definitionId;
    const shown = wanted?.patch.definitionId ?? standing;
    const isRepeated = patch.definitionId !== undefined && patch.definitionId === shown;
    // Nor does one on what stood until a change that has not been seen yet: it is the wish that nothing happens.
    const isStay = patch.definitionId === standing && this.elsewhereAt > (confirmed?.version ?? 0);
    if (isStay) this.lastWish = null;
    else if (!isRepeated) this.lastWish = { ...this.lastWish, ...patch };
    const intent = { intentId: `${this.now}`, patch, cause: fromTray, decidedAt: this.now, decidedAtServer: this.now };
    this.send({ type: 'intent-made', intent });
  }

  changeElsewhere(definitionId: string): void {
    this.lastWish = null;
    this.apply({ definitionId });
    this.isRequestForeign = true;
    this.elsewhereAt = this.server.version;
  }

  applyOwn(patch: PresencePatch): void {
    this.apply(patch);
    if (patch.definitionId !== undefined) this.isRequestForeign = false;
  }

  apply(patch: PresencePatch): void {
    this.now += 1;
    const target = patch.definitionId ?? this.server.definitionId;
    const isRequested = this.isInteracting && this.server.definitionId === 'on-queue' && target !== 'on-queue';
    const definitionId = isRequested ? this.server.definitionId : target;
    const { systemPresence } = remote(definitionId, 0);
    const futureDefinitionId =
      patch.definitionId === undefined ? this.server.futureDefinitionId : isRequested ? target : null;
    this.ledger.push({ definitionId, version: this.now });
    this.server = { ...this.server, ...patch, definitionId, systemPresence, futureDefinitionId, version: this.now };
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

  /** Lets the oldest request meet its fate. */
  answer(fate: Fate): void {
    const request = this.wire.shift();
    if (request === undefined) return;
    const { effect } = request;
    if (effect.type === 'read') {
      if (fate === 'answered' || fate === 'lands late')
        this.send({ type: 'presence-read', presence: this.server, chance: 0.5 });
      else this.send({ type: 'read-failed', failure: failure('unavailable'), chance: 0.5 });
      return;
    }
    const { attempt } = effect;
    const { attemptId } = attempt;
    switch (fate) {
      case 'answered': {
        this.applyOwn(attempt.patch);
        this.send({ type: 'write-acknowledged', attemptId, presence: this.server });
        return;
      }
      case 'refused before':
        return this.send({ type: 'write-failed', attemptId, failure: failure('unavailable'), chance: 0.5 });
      case 'answer lost':
        this.applyOwn(attempt.patch);
        return this.send({
          type: 'write-failed',
          attemptId,
          failure: failure('timeout', { mayHaveBeenApplied: true }),
          chance: 0.5,
        });
      case 'lands late':
        this.late.push(attempt);
        return this.send({
          type: 'write-failed',
          attemptId,
          failure: failure('timeout', { mayHaveBeenApplied: true }),
          chance: 0.5,
        });
      case 'lost before':
        return this.send({
          type: 'write-failed',
          attemptId,
          failure: failure('timeout', { mayHaveBeenApplied: true }),
          chance: 0.5,
        });
    }
  }

  deliver(): void {
    const presence = this.events.shift();
    if (presence !== undefined) this.send({ type: 'presence-notified', presence });
  }

  land(): void {
    const attempt = this.late.shift();
    if (attempt !== undefined) this.applyOwn(attempt.patch);
  }

  setSocket(isUp: boolean): void {
    if (isUp === this.isSocketUp) return;
    this.isSocketUp = isUp;
    if (!isUp) this.events.splice(0);
    this.send({ type: isUp ? 'feed-connected' : 'feed-lost' });
  }

  /** The definition that the server held at this version. */
  stoodAt(version: number): string | undefined {
    return this.ledger.find((entry) => entry.version === version)?.definitionId;
  }

  /** The process is killed and started again. What was on the wire may have arrived. */
  restart(hasArrived: boolean): void {
    for (const { effect } of this.wire.splice(0)) {
      if (effect.type === 'write' && hasArrived) this.applyOwn(effect.attempt.patch);
    }
    this.events.splice(0);
    this.isSocketUp = false;
    this.isRequestForeign = true;
    this.state = { ...initialPresenceState(anyTransition, this.journal.remembered()), definitions };
    this.send({ type: 'session-restored' });
  }

  /** Lets time pass until the machine wants to be woken; false when it wants nothing. */
  wake(): boolean {
    const wakeAt = nextWakeAt(this.state);
    if (wakeAt === null) return false;
    this.now = Math.max(this.now, wakeAt);
    this.send({ type: 'woke' });
    return true;
  }

  /** From here on everything works: late writes have landed, and every request is answered, until nothing is left to do. */
  settle(): void {
    while (this.late.length > 0) this.land();
    this.setSocket(true);
    for (let turns = 0; turns < 200; turns += 1) {
      if (this.events.length > 0) this.deliver();
      else if (this.wire.length > 0) this.answer('answered');
      else if (!this.wake()) return;
    }
    throw new Error(`Not at rest: ${JSON.stringify(this.state.phase)}`);
  }
}

const offered = definitions.filter(({ isDeactivated }) => !isDeactivated).map(({ id }) => id);
// Often On Queue, where a wish may have to wait for the end of an interaction.
const anyDefinition = fc.oneof(fc.constantFrom(...offered), fc.constant('on-queue'));
const landsOrNot: readonly Fate[] = ['answered', 'refused before', 'lost before'];

/** A step with a name, so that a counterexample can be read. */
type Step = readonly [name: string, take: (world: World) => void];
const named = (name: string, take: (world: World) => void): Step => [name, take];

const stepWith = (fates: readonly Fate[]): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: anyDefinition.map((id) => named(`pick ${id}`, (world) => world.pick({ definitionId: id }))),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('', 'Lunch', 'Back soon')
        .map((note) => named(`note ${note}`, (world) => world.pick({ note }))),
    },
    { weight: 5, arbitrary: fc.constantFrom(...fates).map((each) => named(each, (world) => world.answer(each))) },
    { weight: 1, arbitrary: anyDefinition.map((id) => named(`elsewhere ${id}`, (world) => world.changeElsewhere(id))) },
    { weight: 4, arbitrary: fc.constant(named('deliver', (world) => world.deliver())) },
    { weight: 1, arbitrary: fc.constant(named('land', (world) => world.land())) },
    { weight: 1, arbitrary: fc.boolean().map((has) => named(`restart ${has}`, (world) => world.restart(has))) },
    { weight: 2, arbitrary: fc.boolean().map((isUp) => named(`socket ${isUp}`, (world) => world.setSocket(isUp))) },
    { weight: 2, arbitrary: fc.boolean().map((is) => named(`interaction ${is}`, (world) => world.setInteraction(is))) },
    { weight: 1, arbitrary: fc.constant(named('session', (world) => world.send({ type: 'session-restored' }))) },
    {
      weight: 2,
      arbitrary: fc.constant(named('wake', (world) => world.wake())),
    },
  );

const runs = Number(process.env['MODEL_RUNS'] ?? 3_000);

describe('whatever happens', () => {
  // The machine follows one write whose fate is not known, not several: in the long lives none lands unseen.
  const life = fc.oneof(
    fc.array(stepWith([...landsOrNot, 'answer lost', 'lands late']), { maxLength: 60 }),
    fc.array(stepWith(landsOrNot), { maxLength: 60, size: 'max' }),
  );
  const check = (property: (world: World, steps: number) => void): void => {
    fc.assert(
      fc.property(life, (steps) => {
        const world = new World();
        world.setSocket(true);
        for (const [, take] of steps) take(world);
        property(world, steps.length);
      }),
      { numRuns: runs, ...(process.env['MODEL_SEED'] && { seed: Number(process.env['MODEL_SEED']) }) },
    );
  };

  it('never has more than one write and one read under way', () => {
    check((world) => {
      expect(world.mostWritesAtOnce).toBeLessThanOrEqual(1);
      expect(world.mostReadsAtOnce).toBeLessThanOrEqual(1);
    });
  });

  it('comes to rest showing what the server holds, with nothing left waiting', () => {
    check((world) => {
      world.settle();
      expect(world.state.confirmed).toMatchObject({
        definitionId: world.server.definitionId,
        note: world.server.note,
        version: world.server.version,
      });
      expect(world.state.future?.definitionId ?? null).toBe(world.server.futureDefinitionId);
      expect(world.state.wanted).toBeNull();
      expect(world.state.phase.kind).toBe('idle');
    });
  });

  it('ends with the agent’s newest wish on the server, or with a notice that says why not', () => {
    check((world) => {
      world.settle();
      const { lastWish, server, state } = world;
      if (lastWish?.definitionId === undefined || state.notice !== null) return;
      expect(server.futureDefinitionId ?? server.definitionId).toBe(lastWish.definitionId);
    });
  });

  it('leaves a journal in which each change really stood on the server, none twice, and the last still stands', () => {
    check((world) => {
      world.settle();
      const changes = world.journal.recentChanges(1_000).toReversed();
      const versions = changes.map(({ appliedAt }) => appliedAt);
      expect(versions).toEqual([...new Set(versions)].toSorted((one, other) => one - other));
      for (const { definitionId, appliedAt } of changes) expect(world.stoodAt(appliedAt)).toBe(definitionId);
      expect(changes.at(-1)?.definitionId).toBe(world.server.definitionId);
    });
  });

  it('asks the cloud a bounded number of times', () => {
    check((world, steps) => {
      world.settle();
      expect(world.requests).toBeLessThanOrEqual(4 * steps + 10);
    });
  });
});
