import { describe, expect, it } from 'vitest';
import { failure, liveMachine, Machine, remote } from './fixtures';

const ruleText = 'Automatic expiry reset';
const idle = { kind: 'rule', rule: 'idle' } as const;

/** A rule decides on Offline, as the inactivity policy does. */
function decideByRule(machine: Machine): Machine {
  const { now } = machine;
  return machine.send({
    type: 'intent-made',
    intent: {
      intentId: `rule-${now}`,
      patch: { definitionId: 'offline', note: ruleText },
      cause: idle,
      decidedAt: now + 1,
      decidedAtServer: now + 1,
    },
  });
}

const reads = (machine: Machine, definitionId: string, version: number, note = ''): Machine =>
  machine.send({ type: 'presence-read', presence: remote(definitionId, version, note), chance: 0 });

const acknowledges = (machine: Machine, definitionId: string, version: number, note = ''): Machine =>
  machine.send({
    type: 'write-acknowledged',
    attemptId: machine.attemptId,
    presence: remote(definitionId, version, note),
  });

/** On Queue with a note of the agent's, and set Offline by the rule. */
function setOfflineByRule(note = 'Ask me about billing'): Machine {
  const machine = liveMachine('on-queue', note);
  decideByRule(machine);
  reads(machine, 'on-queue', 1_000, note);
  return acknowledges(machine, 'offline', 20_000, ruleText);
}

describe('What a rule decided', () => {
  it('is never sent without a fresh look, even while the feed is live', () => {
    const machine = decideByRule(liveMachine());
    expect(machine.writes).toEqual([]);
    expect(machine.reads).toBe(1);
    reads(machine, 'on-queue', 1_000);
    expect(machine.writes).toEqual([{ definitionId: 'offline', note: ruleText }]);
  });

  it('gives way without a word to a change that somebody made meanwhile', () => {
    const machine = decideByRule(liveMachine());
    reads(machine, 'meeting', 9_000);
    expect(machine.writes).toEqual([]);
    expect(machine.state).toMatchObject({ wanted: null, notice: null, confirmed: { definitionId: 'meeting' } });
  });

  it('goes on when only the note was changed meanwhile', () => {
    const machine = decideByRule(liveMachine());
    reads(machine, 'on-queue', 9_000, 'Back soon');
    expect(machine.writes).toEqual([{ definitionId: 'offline', note: ruleText }]);
  });

  it('leaves the presence alone where the table forbids the target', () => {
    const machine = liveMachine('offline');
    machine.send({
      type: 'intent-made',
      intent: { intentId: 'rule', patch: { definitionId: 'away' }, cause: idle, decidedAt: 1, decidedAtServer: 1 },
    });
    reads(machine, 'offline', 1_000);
    expect(machine.writes).toEqual([]);
    expect(machine.state).toMatchObject({ wanted: null, notice: null });
  });

  it('decides nothing about a presence that is not known yet', () => {
    const machine = decideByRule(new Machine());
    expect(machine.state.wanted).toBeNull();
    expect(machine.effects).toEqual([]);
  });

  it('does not touch what the agent wishes and has not got yet', () => {
    const machine = liveMachine().pick({ definitionId: 'break' }, 'mine');
    decideByRule(machine);
    expect(machine.state.wanted).toMatchObject({ intentId: 'mine', patch: { definitionId: 'break' } });
  });

  it('ends with the agent’s word, its text included', () => {
    const machine = decideByRule(liveMachine('on-queue', 'Mine'));
    machine.pick({ definitionId: 'break' });
    reads(machine, 'on-queue', 1_000, 'Mine');
    expect(machine.writes).toEqual([{ definitionId: 'break' }]);
  });

  it.each(['network', 'unavailable', 'rate-limited'] as const)(
    'is not sent later when it could not be sent (%s): the agent is told',
    (code) => {
      const machine = decideByRule(liveMachine());
      const decidedAt = machine.now;
      reads(machine, 'on-queue', 1_000);
      const { attemptId } = machine;
      machine.send({ type: 'write-failed', attemptId, failure: failure(code), chance: 0 });
      expect(machine.state).toMatchObject({
        wanted: null,
        phase: { kind: 'idle' },
        notice: {
          kind: 'automatic-missed',
          missed: { cause: idle, decidedAt, stayedDefinitionId: 'on-queue', patch: { definitionId: 'offline' } },
        },
      });
      machine.now += 60_000;
      machine.send({ type: 'session-restored' });
      reads(machine, 'on-queue', 1_000);
      expect(machine.writes).toEqual([]);
    },
  );

  it('is not written blindly when the look before it fails', () => {
    const machine = decideByRule(liveMachine());
    machine.send({ type: 'read-failed', failure: failure('timeout'), chance: 0 });
    expect(machine.state).toMatchObject({ wanted: null, notice: { kind: 'automatic-missed' } });
  });

  it('that landed although its answer was lost is booked, and nothing is told', () => {
    const machine = decideByRule(liveMachine());
    reads(machine, 'on-queue', 1_000);
    const { attemptId } = machine;
    machine.send({
      type: 'write-failed',
      attemptId,
      failure: failure('timeout', { mayHaveBeenApplied: true }),
      chance: 0,
    });
    reads(machine, 'offline', 20_000, ruleText);
    expect(machine.state).toMatchObject({ notice: null, confirmed: { definitionId: 'offline', cause: idle } });
  });
});

describe('The agent’s own note', () => {
  it('is given back with the next pick while the text of the rule still stands', () => {
    const machine = setOfflineByRule().pick({ definitionId: 'available' });
    expect(machine.writes).toEqual([{ definitionId: 'available', note: 'Ask me about billing' }]);
    acknowledges(machine, 'available', 30_000, 'Ask me about billing');
    expect(machine.state.formerNote).toBeNull();
  });

  it('is given back as none when there was none', () => {
    const machine = setOfflineByRule('').pick({ definitionId: 'available' });
    expect(machine.writes).toEqual([{ definitionId: 'available', note: '' }]);
  });

  it('survives a second text of a rule', () => {
    const machine = setOfflineByRule().pick({ note: ruleText });
    decideByRule(machine);
    reads(machine, 'offline', 20_000, ruleText);
    machine.pick({ definitionId: 'available' });
    expect(machine.writes).toEqual([{ definitionId: 'available', note: 'Ask me about billing' }]);
  });

  it('stays away when the agent, or somebody else, wrote another one since', () => {
    const machine = setOfflineByRule();
    machine.send({ type: 'presence-notified', presence: remote('offline', 25_000, 'At the dentist') });
    machine.pick({ definitionId: 'available' });
    expect(machine.writes).toEqual([{ definitionId: 'available' }]);
  });

  it('gives way to a note that comes with the pick', () => {
    const machine = setOfflineByRule().pick({ definitionId: 'available', note: 'Here again' });
    expect(machine.writes).toEqual([{ definitionId: 'available', note: 'Here again' }]);
  });
});

describe('A read that is refused for good', () => {
  it('gives the wish up with its reason, for what must not be read is not written blindly', () => {
    const machine = liveMachine().send({ type: 'feed-lost' }).pick({ definitionId: 'break' });
    const refused = failure('scope-missing', { isFinal: true, detail: 'presence:readonly' });
    machine.send({ type: 'read-failed', failure: refused, chance: 0 });
    expect(machine.state).toMatchObject({
      wanted: null,
      phase: { kind: 'idle' },
      notice: { kind: 'not-set', code: 'scope-missing', detail: 'presence:readonly' },
    });
  });
});
