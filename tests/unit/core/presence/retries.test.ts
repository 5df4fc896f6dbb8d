import { describe, expect, it } from 'vitest';
import { nextWakeAt } from '../../../../electron/core/presence/reduce';
import { failure, fromTray, liveMachine, remote } from './fixtures';
import type { Machine } from './fixtures';

const AGE_LIMIT_MS = 15 * 60_000;

/** The write on the wire is refused for now; `chance` 1 makes each pause as long as it may be. */
const fail = (machine: Machine, code: Parameters<typeof failure>[0], rest: Parameters<typeof failure>[1] = {}) =>
  machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: failure(code, rest), chance: 1 });

function wake(machine: Machine): Machine {
  machine.now = (nextWakeAt(machine.state) ?? Number.NaN) - 1;
  return machine.send({ type: 'woke' });
}

const retryAfterMs = ({ state, now }: Machine): number | null =>
  state.phase.kind === 'waiting' && state.phase.retryAt !== null ? state.phase.retryAt - now : null;

describe('The pauses between tries', () => {
  it('grow from try to try, up to a minute', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    const pauses: (number | null)[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      fail(machine, 'unavailable');
      pauses.push(retryAfterMs(machine));
      wake(machine);
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('come to an end, however short chance makes them: after sixty tries the pick is given up, and told', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    let tries = 0;
    while (machine.state.wanted !== null) {
      tries += 1;
      const { attemptId } = machine;
      machine.send({ type: 'write-failed', attemptId, failure: failure('unavailable'), chance: 0 });
      wake(machine);
    }
    expect(tries).toBe(60);
    expect(machine.state).toMatchObject({ phase: { kind: 'idle' }, notice: { kind: 'not-set', code: 'unavailable' } });
    expect(nextWakeAt(machine.state)).toBeNull();
  });

  it('begin anew with a newer pick', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    for (let tries = 0; tries < 4; tries += 1) wake(fail(machine, 'unavailable'));
    fail(machine, 'unavailable').pick({ definitionId: 'meal' });
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
    fail(machine, 'unavailable');
    expect(retryAfterMs(machine)).toBe(1_000);
  });

  it('are no shorter than the cloud asks for, and spread over the second after it', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    fail(machine, 'rate-limited', { retryAfterMs: 42_000 });
    expect(retryAfterMs(machine)).toBe(43_000);
  });
});

describe('A pick made while another is on the wire', () => {
  it('leaves at once when that one is refused for now', () => {
    const machine = liveMachine().pick({ definitionId: 'break' }).pick({ definitionId: 'meal' });
    fail(machine, 'unavailable');
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
  });

  it('waits as long as the cloud asks for when it does', () => {
    const machine = liveMachine().pick({ definitionId: 'break' }).pick({ definitionId: 'meal' });
    fail(machine, 'rate-limited', { retryAfterMs: 42_000 });
    expect(machine.effects).toEqual([]);
    expect(wake(machine).writes).toEqual([{ definitionId: 'meal' }]);
  });
});

describe('A pick made while what stands is being read without a feed', () => {
  it('is held against a read that left after it', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).pick({ definitionId: 'break' });
    machine.pick({ definitionId: 'meal' });
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 });
    expect([machine.writes, machine.reads]).toEqual([[], 1]);
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 });
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
  });
});

describe('A pick made while nobody is signed in', () => {
  const signedOut = (): Machine => fail(liveMachine().pick({ definitionId: 'break' }), 'unauthorised');

  it('asks nothing of the cloud', () => {
    const machine = signedOut().pick({ definitionId: 'meal' });
    expect(machine.effects).toEqual([]);
    expect(machine.state).toMatchObject({ wanted: { patch: { definitionId: 'meal' } }, phase: { kind: 'waiting' } });
  });

  it('is given up on time all the same, and told', () => {
    const machine = signedOut();
    const decidedAt = machine.state.wanted?.decidedAt ?? 0;
    expect(nextWakeAt(machine.state)).toBe(decidedAt + AGE_LIMIT_MS);
    wake(machine);
    expect(machine.state).toMatchObject({
      wanted: null,
      phase: { kind: 'idle' },
      notice: { kind: 'not-set', code: 'unauthorised' },
    });
  });
});

describe('A change made elsewhere before the pick, of which the news comes late', () => {
  it('stands after which the pick may not follow, and the agent is asked', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).pick({ definitionId: 'away' });
    machine.send({ type: 'presence-read', presence: remote('meal', 5_000), chance: 0 });
    expect(machine.writes).toEqual([]);
    expect(machine.state.notice).toEqual({ kind: 'conflict', mine: { definitionId: 'away' } });
  });

  it.each([
    ['before', -500, [{ definitionId: 'break' }]],
    ['after', 500, []],
  ])('is found to be %s the pick by the cloud’s clock, not by this computer’s', (_when, afterMs, writes) => {
    const machine = liveMachine().send({ type: 'feed-lost' });
    // The cloud is some seconds behind.
    const decidedAtServer = machine.now - 5_000;
    const intent = { intentId: 'i', patch: { definitionId: 'break' }, cause: fromTray, decidedAt: machine.now };
    machine.send({ type: 'intent-made', intent: { ...intent, decidedAtServer } });
    const presence = remote('meeting', decidedAtServer + afterMs);
    machine.send({ type: 'presence-read', presence, chance: 0 });
    expect(machine.writes).toEqual(writes);
  });
});

describe('A read that fails', () => {
  const fails = (machine: Machine, code: Parameters<typeof failure>[0], isFinal = false) =>
    machine.send({ type: 'read-failed', failure: failure(code, { isFinal }), chance: 1 });

  it('for good is tried again in five minutes, for only an administrator can cure it', () => {
    const machine = fails(liveMachine().send({ type: 'feed-connected' }), 'permission-missing', true);
    expect(nextWakeAt(machine.state)).toBe(machine.now + 5 * 60_000);
  });

  it('for want of a sign-in is not tried again by itself', () => {
    const machine = fails(liveMachine().send({ type: 'feed-connected' }), 'unauthorised');
    expect(nextWakeAt(machine.state)).toBeNull();
  });

  it('leaves the feed untrusted until one has come back that left after all that was asked', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).send({ type: 'feed-connected' });
    machine.send({ type: 'session-restored' });
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 });
    expect(machine.state.feed).toBe('opened');
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 });
    expect(machine.state.feed).toBe('live');
  });
});

describe('A write that is refused for good', () => {
  it('takes with it only what it sent: a newer pick leaves at once', () => {
    const machine = liveMachine().pick({ definitionId: 'break' }).pick({ definitionId: 'meal' });
    fail(machine, 'rejected', { isFinal: true });
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
    expect(machine.state.notice).toBeNull();
  });
});

describe('A write that is on the wire', () => {
  it('is no wish that could not be sent, however long its answer takes', () => {
    const machine = liveMachine().pick({ definitionId: 'break' }).send({ type: 'feed-connected' });
    machine.now += AGE_LIMIT_MS;
    machine.send({ type: 'presence-read', presence: remote('on-queue', 1_000), chance: 0 });
    expect(machine.state).toMatchObject({ wanted: { patch: { definitionId: 'break' } }, notice: null });
  });
});

describe('A question between two presences', () => {
  it('is over when somebody sets what the agent wanted', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).pick({ definitionId: 'break' });
    const presence = remote('meeting', machine.now + 500);
    machine.send({ type: 'presence-read', presence, chance: 0 });
    expect(machine.state.notice).toMatchObject({ kind: 'conflict' });
    machine.send({ type: 'presence-notified', presence: remote('break', machine.now + 900) });
    expect(machine.state.notice).toBeNull();
  });

  it('is not put when the agent has chosen after the change that replaced their write: they choose again what they wrote', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    const { attemptId } = machine;
    machine.send({ type: 'presence-notified', presence: remote('meeting', machine.now + 10) });
    machine.now += 100;
    machine.pick({ definitionId: 'break' });
    const replaced = remote('break', machine.now - 100);
    machine.send({ type: 'write-acknowledged', attemptId, presence: replaced });
    expect(machine.state.notice).toBeNull();
    machine.send({ type: 'presence-read', presence: remote('meeting', machine.now - 93), chance: 0 });
    expect(machine.writes).toEqual([{ definitionId: 'break' }]);
  });
});

describe('What looked like our own echo', () => {
  it('is a change made elsewhere when our write turns out not to have been carried out', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'presence-notified', presence: remote('break', 20_000) });
    expect(machine.state.confirmed?.definitionId).toBe('on-queue');
    fail(machine, 'busy');
    expect(machine.state.confirmed).toMatchObject({ definitionId: 'break', cause: { kind: 'elsewhere' } });
    expect(wake(machine).state).toMatchObject({ wanted: null, phase: { kind: 'idle' }, notice: null });
  });
});
