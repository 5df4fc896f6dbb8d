import { describe, expect, it } from 'vitest';
import { createMemoryJournal } from '../../../../electron/adapters/memory-journal';
import type { JournalEntry } from '../../../../electron/core/presence/journal-entries';
import { journalEntries } from '../../../../electron/core/presence/journal-entries';
import { initialPresenceState } from '../../../../electron/core/presence/remembered';
import { defaultTransitionPolicy } from '../../../../electron/core/presence/transition-policy';
import { definitions, failure, fromTray, Machine, remote } from './fixtures';

/** A machine whose steps are journalled. */
class Journalled {
  machine = new Machine();
  readonly journal = createMemoryJournal({ now: () => this.machine.now });
  last: readonly JournalEntry[] = [];

  do(act: (machine: Machine) => unknown): this {
    const before = this.machine.state;
    act(this.machine);
    this.last = journalEntries(before, this.machine.state, this.machine.now);
    this.journal.write(this.last);
    return this;
  }

  /** The process is killed, and a new one begins with what the journal holds. */
  restart(): this {
    const { now } = this.machine;
    this.machine = new Machine();
    this.machine.now = now + 1_000;
    this.machine.state = { ...initialPresenceState(defaultTransitionPolicy, this.journal.remembered()), definitions };
    return this.do((machine) => machine.send({ type: 'session-restored' }));
  }

  get kinds(): readonly string[] {
    return this.last.map((entry) => (entry.kind === 'kept' ? `kept ${entry.name}` : entry.kind));
  }
}

const seenLive = (): Journalled => {
  const journalled = new Journalled();
  journalled.do((machine) => machine.send({ type: 'feed-connected' }));
  return journalled.do((machine) =>
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 }),
  );
};

describe('what the journal holds', () => {
  it('begins with the presence that stood when the app first asked', () => {
    const { last } = seenLive();
    expect(last).toContainEqual({
      kind: 'change',
      change: expect.objectContaining({
        previousDefinitionId: null,
        definitionId: 'on-queue',
        cause: { kind: 'before-start' },
      }) as unknown,
    });
  });

  it('has the wish and the write before the write leaves', () => {
    const journalled = seenLive().do((machine) => machine.pick({ definitionId: 'break' }));
    expect(journalled.kinds).toEqual(['kept intent', 'attempt-begun']);
    expect(journalled.machine.writes).toHaveLength(1);
  });

  it('gets the change, the end of the write and the end of the wish in one step', () => {
    const journalled = seenLive().do((machine) => machine.pick({ definitionId: 'break' }));
    journalled.do((machine) =>
      machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote('break', 20_000) }),
    );
    expect(journalled.kinds).toEqual(['attempt-settled', 'change', 'kept confirmed', 'kept intent']);
    expect(journalled.journal.recentChanges(1)[0]).toMatchObject({
      previousDefinitionId: 'on-queue',
      definitionId: 'break',
      cause: fromTray,
      appliedAt: 20_000,
      isRecovered: false,
    });
  });

  it('has no change when only the note or the version moved', () => {
    const journalled = seenLive().do((machine) =>
      machine.send({ type: 'presence-notified', presence: remote('on-queue', 5_000, 'Hello') }),
    );
    expect(journalled.kinds).toEqual(['kept confirmed']);
  });

  it('has both changes when somebody’s came on top of ours before we heard of ours', () => {
    const journalled = seenLive().do((machine) => machine.pick({ definitionId: 'break' }));
    journalled.do((machine) => machine.send({ type: 'presence-notified', presence: remote('meeting', 30_000) }));
    journalled.do((machine) =>
      machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote('break', 20_000) }),
    );
    const changes = journalled.journal.recentChanges(2).map(({ definitionId, appliedAt }) => [definitionId, appliedAt]);
    expect(changes).toContainEqual(['break', 20_000]);
    expect(changes).toContainEqual(['meeting', 30_000]);
  });
});

describe('after a crash', () => {
  it('a write that was on the wire is looked up, and booked as ours when it shows', () => {
    const journalled = seenLive()
      .do((machine) => machine.pick({ definitionId: 'break' }))
      .restart();
    expect(journalled.machine.reads).toBe(1);
    journalled.do((machine) => machine.send({ type: 'presence-read', presence: remote('break', 20_000), chance: 0 }));
    expect(journalled.machine.state).toMatchObject({
      wanted: null,
      confirmed: { definitionId: 'break', cause: fromTray },
    });
    expect(journalled.journal.recentChanges(1)[0]).toMatchObject({
      definitionId: 'break',
      cause: fromTray,
      isRecovered: true,
    });
    expect(journalled.journal.remembered().open).toEqual([]);
  });

  it('a write that had not arrived is sent again', () => {
    const journalled = seenLive()
      .do((machine) => machine.pick({ definitionId: 'break' }))
      .restart();
    journalled.do((machine) => machine.send({ type: 'feed-connected' }));
    journalled.do((machine) => machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 }));
    journalled.do((machine) => machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 }));
    journalled.machine.now += 1_000;
    journalled.do((machine) => machine.send({ type: 'woke' }));
    expect(journalled.machine.writes).toEqual([{ definitionId: 'break' }]);
    expect(journalled.machine.attemptId).toBeGreaterThan(1);
  });

  it('a wish older than fifteen minutes is reported instead of sent', () => {
    const journalled = seenLive().do((machine) => machine.pick({ definitionId: 'break' }));
    journalled.machine.now += 15 * 60_000;
    journalled.restart();
    expect(journalled.machine.state).toMatchObject({ wanted: null, notice: { kind: 'not-set', code: 'network' } });
  });

  it('the same presence goes on with its beginning and its cause', () => {
    const journalled = seenLive().do((machine) => machine.pick({ definitionId: 'break' }));
    journalled.do((machine) =>
      machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote('break', 20_000) }),
    );
    journalled.restart();
    journalled.do((machine) => machine.send({ type: 'presence-read', presence: remote('break', 20_000), chance: 0 }));
    expect(journalled.machine.state.confirmed).toMatchObject({ since: 20_000, cause: fromTray });
    expect(journalled.kinds).not.toContain('change');
  });

  it('a presence that was left and taken again meanwhile has a new beginning', () => {
    const journalled = seenLive().restart();
    journalled.do((machine) =>
      machine.send({ type: 'presence-read', presence: remote('on-queue', 90_000), chance: 0 }),
    );
    expect(journalled.machine.state.confirmed).toMatchObject({ since: 90_000, cause: { kind: 'elsewhere' } });
  });

  it('a change made while the app did not run is one change from elsewhere', () => {
    const journalled = seenLive().restart();
    journalled.do((machine) => machine.send({ type: 'presence-read', presence: remote('meal', 90_000), chance: 0 }));
    expect(journalled.journal.recentChanges(1)[0]).toMatchObject({
      definitionId: 'meal',
      cause: { kind: 'elsewhere' },
    });
  });

  it('a write that failed for good leaves nothing behind', () => {
    const journalled = seenLive().do((machine) => machine.pick({ definitionId: 'break' }));
    const refused = failure('rejected', { isFinal: true });
    journalled.do((machine) =>
      machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: refused, chance: 0 }),
    );
    expect(journalled.journal.remembered().kept).not.toHaveProperty('intent');
    expect(journalled.journal.remembered().open).toEqual([]);
  });
});
