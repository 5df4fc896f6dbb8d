import { describe, expect, it } from 'vitest';
import { nextWakeAt } from '../../../../electron/core/presence/reduce';
import { failure, fromTray, liveMachine, Machine, remote } from './fixtures';

describe('a pick', () => {
  it('is sent at once while the feed is live, and the old presence stays until the cloud confirms', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    expect(machine.writes).toEqual([{ definitionId: 'break' }]);
    expect(machine.state.confirmed?.definitionId).toBe('on-queue');

    machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote('break', 20_000) });
    expect(machine.state.confirmed).toMatchObject({ definitionId: 'break', since: 20_000, cause: fromTray });
    expect(machine.state.wanted).toBeNull();
    expect(machine.state.phase.kind).toBe('idle');
  });

  it('is held against the rules that hold when it is sent, not when it was made', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).pick({ definitionId: 'break' });
    const policy = { ...machine.state.policy, available: ['offline'] } as const;
    machine.send({ type: 'policy-changed', policy });
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 });
    expect(machine.writes).toEqual([]);
    expect(machine.state.notice).toMatchObject({ kind: 'not-set' });
  });

  it('reads first while the feed is down', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).pick({ definitionId: 'break' });
    expect(machine.reads).toBe(1);
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 });
    expect(machine.writes).toEqual([{ definitionId: 'break' }]);
  });

  it('of the presence that stands already sends nothing', () => {
    const machine = liveMachine().pick({ definitionId: 'on-queue' });
    expect(machine.effects).toEqual([]);
    expect(machine.state.wanted).toBeNull();
  });

  it('without a note leaves the message alone', () => {
    const machine = liveMachine('on-queue', 'Claims line').pick({ definitionId: 'meal' });
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
  });

  it('made while a write is under way waits for its answer; only the newest is then sent', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    const first = machine.attemptId;
    machine.pick({ definitionId: 'meal' }).pick({ definitionId: 'meeting' });
    expect(machine.effects).toEqual([]);
    machine.send({ type: 'write-acknowledged', attemptId: first, presence: remote('break', 20_000) });
    expect(machine.writes).toEqual([{ definitionId: 'meeting' }]);
  });

  it('keeps a note that is still waiting, because fields are patched one by one', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    const first = machine.attemptId;
    machine.pick({ note: 'Back at ten' }).pick({ definitionId: 'meal' });
    machine.send({ type: 'write-acknowledged', attemptId: first, presence: remote('break', 20_000) });
    expect(machine.writes).toEqual([{ definitionId: 'meal', note: 'Back at ten' }]);
  });

  it('that the rules forbid at the moment of sending is given up with a reason', () => {
    const machine = new Machine().pick({ definitionId: 'away' });
    machine.send({ type: 'presence-read', presence: remote('break', 1_000), chance: 0 });
    expect(machine.state.notice).toMatchObject({ kind: 'not-set', code: 'transition-forbidden' });
    expect(machine.state.wanted).toBeNull();
  });
});

describe('a change made elsewhere', () => {
  it('is adopted with its cause and its own beginning', () => {
    const machine = liveMachine().send({ type: 'presence-notified', presence: remote('meeting', 5_000) });
    expect(machine.state.confirmed).toMatchObject({
      definitionId: 'meeting',
      since: 5_000,
      cause: { kind: 'elsewhere' },
    });
  });

  it('to the note alone moves the version silently', () => {
    const machine = liveMachine().send({ type: 'presence-notified', presence: remote('on-queue', 5_000, 'Hello') });
    expect(machine.state.confirmed).toMatchObject({
      since: 1_000,
      version: 5_000,
      note: 'Hello',
      cause: { kind: 'before-start' },
    });
  });

  it('that is not newer than what is confirmed is dropped', () => {
    const machine = liveMachine().send({ type: 'presence-notified', presence: remote('meeting', 1_000) });
    expect(machine.state.confirmed?.definitionId).toBe('on-queue');
  });

  it('told without a version is looked up', () => {
    const machine = liveMachine().send({ type: 'presence-notified', presence: remote('meeting', null) });
    expect(machine.reads).toBe(1);
  });

  it('stands when it is newer than the pick, and the agent is asked', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).pick({ definitionId: 'break' });
    machine.send({ type: 'presence-read', presence: remote('meeting', machine.now + 500), chance: 0 });
    expect(machine.writes).toEqual([]);
    expect(machine.state.confirmed?.definitionId).toBe('meeting');
    expect(machine.state.notice).toEqual({ kind: 'conflict', mine: { definitionId: 'break' } });
  });

  it('is replaced silently when it is older than the pick', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).pick({ definitionId: 'break' });
    machine.send({ type: 'presence-read', presence: remote('meeting', 5_000), chance: 0 });
    expect(machine.writes).toEqual([{ definitionId: 'break' }]);
    expect(machine.state.notice).toBeNull();
  });

  it('to what the agent wishes fulfils the wish', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).pick({ definitionId: 'break' });
    machine.send({ type: 'presence-read', presence: remote('break', machine.now + 500), chance: 0 });
    expect(machine.effects).toEqual([]);
    expect(machine.state).toMatchObject({ wanted: null, notice: null });
  });

  it('that overtakes our write before its answer stands, with a card', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'presence-notified', presence: remote('meeting', 30_000) });
    machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote('break', 20_000) });
    expect(machine.state.confirmed).toMatchObject({ definitionId: 'meeting', cause: { kind: 'elsewhere' } });
    expect(machine.state.notice).toEqual({ kind: 'conflict', mine: { definitionId: 'break' } });
  });
});

describe('our own echo', () => {
  it('before the answer is held, and dropped when the answer has the same version', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'presence-notified', presence: remote('break', 20_000) });
    expect(machine.state.confirmed?.definitionId).toBe('on-queue');
    machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote('break', 20_000) });
    expect(machine.state.confirmed?.cause).toEqual(fromTray);
  });

  it('after the answer changes nothing', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote('break', 20_000) });
    const before = machine.state.confirmed;
    machine.send({ type: 'presence-notified', presence: remote('break', 20_000) });
    expect(machine.state.confirmed).toBe(before);
  });
});

describe('a write that fails', () => {
  it('waits and is tried again, and the agent sees why', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: failure('unavailable'), chance: 0.5 });
    expect(machine.state.phase).toMatchObject({
      kind: 'waiting',
      failure: { code: 'unavailable' },
      retryAt: machine.now + 500,
    });
    machine.now = nextWakeAt(machine.state) ?? 0;
    machine.send({ type: 'woke' });
    expect(machine.writes).toEqual([{ definitionId: 'break' }]);
  });

  it('is never tried sooner than the cloud asked, not even for a newer pick', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    const limited = failure('rate-limited', { retryAfterMs: 42_000 });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: limited, chance: 0 });
    expect(nextWakeAt(machine.state)).toBe(machine.now + 42_000);
    machine.pick({ definitionId: 'meal' });
    expect(machine.effects).toEqual([]);
    machine.send({ type: 'retry-asked' });
    expect(machine.effects).toEqual([]);
  });

  it('is forgotten the instant the agent picks something else', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: failure('unavailable'), chance: 1 });
    machine.pick({ definitionId: 'meal' });
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
  });

  it('for good says so once and leaves what stands', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    const refused = failure('permission-missing', { isFinal: true, detail: 'routing:agent:onqueue' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: refused, chance: 0 });
    expect(machine.state).toMatchObject({
      wanted: null,
      notice: { kind: 'not-set', code: 'permission-missing', detail: 'routing:agent:onqueue' },
    });
  });

  it('without a session waits for the sign-in, not for a time', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: failure('unauthorised'), chance: 0 });
    expect(machine.state.phase).toMatchObject({ kind: 'waiting', retryAt: null });
    machine.send({ type: 'session-restored' });
    expect(machine.reads).toBe(1);
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 });
    expect(machine.writes).toEqual([{ definitionId: 'break' }]);
  });

  it('is given up after fifteen minutes and reported', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: failure('network'), chance: 0 });
    machine.now += 15 * 60_000;
    machine.send({ type: 'woke' });
    expect(machine.state).toMatchObject({ wanted: null, notice: { kind: 'not-set', code: 'network' } });
  });
});

describe('a lost answer', () => {
  const lost = failure('timeout', { mayHaveBeenApplied: true });

  it('is looked up, and booked as ours when it shows', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: lost, chance: 0 });
    expect(machine.reads).toBe(1);
    machine.send({ type: 'presence-read', presence: remote('break', 20_000), chance: 0 });
    expect(machine.state).toMatchObject({ wanted: null, confirmed: { definitionId: 'break', cause: fromTray } });
  });

  it('is not found in what somebody else did before the pick: the wish is carried out', () => {
    const machine = liveMachine('available').pick({ definitionId: 'on-queue' });
    const decidedAt = machine.now;
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: lost, chance: 0 });
    // Both happened before the pick; the news of it was late.
    machine.send({ type: 'presence-notified', presence: remote('on-queue', decidedAt - 5_000) });
    expect(machine.state.confirmed?.cause).toEqual({ kind: 'elsewhere' });
    machine.send({ type: 'presence-notified', presence: remote('available', decidedAt - 4_000) });
    machine.send({ type: 'presence-read', presence: remote('available', decidedAt - 4_000), chance: 0 });
    machine.now = nextWakeAt(machine.state) ?? 0;
    machine.send({ type: 'woke' });
    expect(machine.writes).toEqual([{ definitionId: 'on-queue' }]);
    expect(machine.state.notice).toBeNull();
  });

  it('is found in what the cloud did by a clock that is a little behind', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    const decidedAt = machine.now;
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: lost, chance: 0 });
    machine.send({ type: 'presence-read', presence: remote('break', decidedAt - 1_500), chance: 0 });
    expect(machine.state).toMatchObject({ wanted: null, confirmed: { cause: fromTray } });
  });

  it('that does not show is tried again after a pause', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: lost, chance: 0 });
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 1 });
    expect(machine.state.phase).toMatchObject({ kind: 'waiting', retryAt: machine.now + 1_000 });
  });

  it('keeps a newer pick waiting until it is settled', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: lost, chance: 0 });
    machine.pick({ definitionId: 'meal' });
    expect(machine.effects).toEqual([]);
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 });
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
  });

  it('that lands late on top of a newer wish makes that wish be asserted once more', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: lost, chance: 0 });
    machine.pick({ definitionId: 'meal' });
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 });
    machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote('meal', 20_000) });
    machine.send({ type: 'presence-notified', presence: remote('break', 21_000) });
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
  });
});

describe('withdrawing', () => {
  it('forgets what has not left yet', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: failure('unavailable'), chance: 1 });
    machine.send({ type: 'intent-withdrawn', intentId: 'w', atServer: machine.now });
    expect(machine.state).toMatchObject({ wanted: null, phase: { kind: 'idle' } });
    expect(nextWakeAt(machine.state)).toBeNull();
  });

  it('counters what is on the wire with the wish for what stood', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    const first = machine.attemptId;
    machine.send({ type: 'intent-withdrawn', intentId: 'w', atServer: machine.now });
    machine.send({ type: 'write-acknowledged', attemptId: first, presence: remote('break', machine.now) });
    expect(machine.writes).toEqual([{ definitionId: 'on-queue' }]);
  });
});

describe('the connection', () => {
  it('is followed by a read each time it opens, since nothing is replayed', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).send({ type: 'feed-connected' });
    expect(machine.reads).toBe(1);
  });

  it('lets a read that failed be tried again later, in growing steps', () => {
    const machine = new Machine().send({ type: 'feed-connected' });
    machine.send({ type: 'read-failed', failure: failure('unavailable'), chance: 1 });
    expect(nextWakeAt(machine.state)).toBe(machine.now + 1_000);
    machine.now += 1_000;
    machine.send({ type: 'woke' });
    expect(machine.reads).toBe(1);
    machine.send({ type: 'read-failed', failure: failure('unavailable'), chance: 1 });
    expect(nextWakeAt(machine.state)).toBe(machine.now + 2_000);
  });
});
