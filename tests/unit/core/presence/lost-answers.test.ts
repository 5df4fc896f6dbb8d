import { describe, expect, it } from 'vitest';
import { initialPresenceState } from '../../../../electron/core/presence/remembered';
import { nextWakeAt } from '../../../../electron/core/presence/reduce';
import type { ConfirmedPresence } from '../../../../electron/core/presence/state';
import { definitions, failure, fromTray, liveMachine, Machine, remote } from './fixtures';

const ruleText = 'Automatic expiry reset';
const idle = { kind: 'rule', rule: 'idle' } as const;

function lose(machine: Machine): Machine {
  const lost = failure('timeout', { mayHaveBeenApplied: true });
  return machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: lost, chance: 1 });
}

const reads = (machine: Machine, definitionId: string, version: number, note = ''): Machine =>
  machine.send({ type: 'presence-read', presence: remote(definitionId, version, note), chance: 1 });

const failsToRead = (machine: Machine, isFinal = false): Machine =>
  machine.send({
    type: 'read-failed',
    failure: failure(isFinal ? 'permission-missing' : 'network', { isFinal }),
    chance: 1,
  });

const hears = (machine: Machine, definitionId: string, version: number, note = ''): Machine =>
  machine.send({ type: 'presence-notified', presence: remote(definitionId, version, note) });

const acknowledges = (machine: Machine, definitionId: string, version: number, note = ''): Machine =>
  machine.send({
    type: 'write-acknowledged',
    attemptId: machine.attemptId,
    presence: remote(definitionId, version, note),
  });

function wake(machine: Machine): Machine {
  machine.now = (nextWakeAt(machine.state) ?? Number.NaN) - 1;
  return machine.send({ type: 'woke' });
}

function decideByRule(machine: Machine): Machine {
  const decidedAt = machine.now + 1;
  const patch = { definitionId: 'offline', note: ruleText };
  const intent = { intentId: `rule-${decidedAt}`, patch, cause: idle, decidedAt, decidedAtServer: decidedAt };
  return machine.send({ type: 'intent-made', intent });
}

describe('A write whose answer is lost again and again', () => {
  it('is sent again after pauses that grow', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    const pauses: number[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      reads(lose(machine), 'on-queue', 1_000);
      if (machine.state.phase.kind === 'waiting') pauses.push((machine.state.phase.retryAt ?? 0) - machine.now);
      wake(machine);
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
  });
});

describe('A lost answer of which it cannot be read what became', () => {
  it('does not cost the agent their wish, even where reading is forbidden', () => {
    const machine = failsToRead(lose(liveMachine().pick({ definitionId: 'break' })), true);
    expect(machine.state).toMatchObject({
      wanted: { patch: { definitionId: 'break' } },
      phase: { kind: 'waiting', unsettled: { attempt: { patch: { definitionId: 'break' } } } },
      notice: null,
    });
  });

  it('is settled after the wish was given up, and then nobody is told any more that it was not set', () => {
    const machine = failsToRead(lose(liveMachine().pick({ definitionId: 'break' })));
    const setAt = machine.now;
    machine.now += 15 * 60_000;
    machine.send({ type: 'woke' });
    expect(machine.state).toMatchObject({ wanted: null, notice: { kind: 'not-set' } });
    reads(machine, 'break', setAt);
    expect(machine.state).toMatchObject({ confirmed: { cause: fromTray }, phase: { kind: 'idle' }, notice: null });
  });

  it('keeps telling that it was not set where something else stands', () => {
    const machine = failsToRead(lose(liveMachine().pick({ definitionId: 'break' })));
    machine.now += 15 * 60_000;
    machine.send({ type: 'woke' });
    reads(machine, 'on-queue', 1_000);
    expect(machine.state).toMatchObject({ phase: { kind: 'idle' }, notice: { kind: 'not-set' } });
    hears(machine, 'meeting', machine.now);
    expect(machine.state.notice).toMatchObject({ kind: 'not-set' });
  });

  it('of a rule is told as missed, until it shows that it was carried out', () => {
    const machine = decideByRule(liveMachine());
    reads(machine, 'on-queue', 1_000);
    const setAt = machine.now;
    failsToRead(lose(machine));
    expect(machine.state).toMatchObject({ wanted: null, notice: { kind: 'automatic-missed' } });
    wake(machine);
    reads(machine, 'offline', setAt, ruleText);
    expect(machine.state).toMatchObject({ confirmed: { definitionId: 'offline', cause: idle }, notice: null });
  });

  it('of a rule stays missed when somebody sets the same much later', () => {
    const machine = decideByRule(liveMachine());
    reads(machine, 'on-queue', 1_000);
    failsToRead(lose(machine));
    reads(wake(machine), 'on-queue', 1_000);
    reads(wake(machine), 'on-queue', 1_000);
    expect(machine.state.phase.kind).toBe('idle');
    hears(machine, 'offline', machine.now + 5 * 60_000);
    expect(machine.state).toMatchObject({
      confirmed: { cause: { kind: 'elsewhere' } },
      notice: { kind: 'automatic-missed' },
    });
  });
});

describe('A lost write', () => {
  it('that was sent once more and stands is no longer looked for: somebody’s note is somebody’s note', () => {
    const machine = reads(lose(liveMachine().pick({ definitionId: 'break' })), 'on-queue', 1_000);
    acknowledges(wake(machine), 'break', machine.now);
    hears(machine, 'break', machine.now + 5, 'Please call me');
    expect(machine.effects).toEqual([]);
    expect(machine.state).toMatchObject({ confirmed: { note: 'Please call me' }, wanted: null });
  });

  it('that lands while its successor is under way makes that be sent once more', () => {
    const machine = reads(lose(liveMachine().pick({ definitionId: 'break' })), 'on-queue', 1_000);
    machine.pick({ definitionId: 'meal' });
    const { attemptId, now } = machine;
    hears(machine, 'break', now + 20);
    machine.send({ type: 'write-acknowledged', attemptId, presence: remote('meal', now + 10) });
    expect(machine.state.notice).toBeNull();
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
  });

  it('that lands while a rule has decided something brings back what the agent chose, and the rule gives way', () => {
    const machine = reads(lose(liveMachine().pick({ definitionId: 'break' })), 'on-queue', 1_000);
    acknowledges(machine.pick({ definitionId: 'meal' }), 'meal', machine.now);
    decideByRule(machine);
    hears(machine, 'break', machine.now + 5);
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
    expect(machine.state.wanted?.cause).toEqual(fromTray);
  });

  it('is known although another lost one has overwritten a part of it', () => {
    const machine = decideByRule(liveMachine());
    reads(machine, 'on-queue', 1_000);
    reads(lose(machine), 'on-queue', 1_000);
    reads(lose(machine.pick({ note: 'Back soon' })), 'on-queue', 1_000);
    machine.pick({ definitionId: 'meal' });
    acknowledges(machine, 'meal', machine.now, 'Back soon');
    // The rule's write has landed, and the note after it.
    hears(machine, 'offline', machine.now + 5, 'Back soon');
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
  });
});

describe('A write of a rule that somebody overtakes before its answer', () => {
  it('is no question to the agent', () => {
    const machine = decideByRule(liveMachine());
    reads(machine, 'on-queue', 1_000);
    hears(machine, 'meeting', machine.now + 20);
    acknowledges(machine, 'offline', machine.now + 10, ruleText);
    expect(machine.state).toMatchObject({ confirmed: { definitionId: 'meeting' }, notice: null });
  });
});

describe('What stood when the app ended', () => {
  const former: ConfirmedPresence = {
    definitionId: 'break',
    systemPresence: 'break',
    note: 'Lunch',
    version: 5_000,
    since: 3_000,
    cause: fromTray,
  };

  function restarted(): Machine {
    const machine = new Machine();
    const remembered = { kept: { confirmed: former }, open: [], attemptCount: 0 };
    machine.state = { ...initialPresenceState(machine.state.policy, remembered), definitions };
    return machine.send({ type: 'feed-connected' });
  }

  it.each([
    ['goes on', 5_000, 'Lunch', { since: 3_000, cause: fromTray }],
    ['goes on with another note, which explains the later version', 7_000, '', { since: 3_000, cause: fromTray }],
    ['was perhaps left and taken again', 7_000, 'Lunch', { since: 7_000, cause: { kind: 'elsewhere' } }],
  ])('%s', (_what, version, note, expected) => {
    expect(reads(restarted(), 'break', version, note).state.confirmed).toMatchObject(expected);
  });
});
