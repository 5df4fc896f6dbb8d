import { describe, expect, it } from 'vitest';
import { journalEntries } from '../../../../electron/core/presence/journal-entries';
import type { Machine } from './fixtures';
import { failure, fromTray, leavingQueue, liveMachine, remote } from './fixtures';

/** Break was picked during an interaction, and the cloud has accepted it for afterwards. */
function accepted(): Machine {
  const machine = liveMachine().pick({ definitionId: 'break' });
  return acknowledge(machine, 'break', 20_000);
}

const acknowledge = (machine: Machine, futureDefinitionId: string, version: number): Machine =>
  machine.send({
    type: 'write-acknowledged',
    attemptId: machine.attemptId,
    presence: leavingQueue(futureDefinitionId, version),
  });

describe('Leaving the queue during an interaction', () => {
  it('is booked as accepted for afterwards, and nothing more is sent', () => {
    const machine = accepted();
    expect(machine.effects).toEqual([]);
    expect(machine.state).toMatchObject({
      confirmed: { definitionId: 'on-queue', since: 1_000, version: 20_000, cause: { kind: 'before-start' } },
      future: { definitionId: 'break', cause: fromTray },
      wanted: null,
      notice: null,
      phase: { kind: 'idle' },
    });
  });

  it('is ours when the interaction has ended, with the time of the decision', () => {
    const machine = accepted();
    const { decidedAt } = machine.state.future ?? {};
    const before = machine.state;
    machine.send({ type: 'presence-notified', presence: remote('break', 30_000) });
    expect(machine.state).toMatchObject({
      confirmed: { definitionId: 'break', since: 30_000, cause: fromTray },
      future: null,
    });
    expect(journalEntries(before, machine.state, machine.now)).toContainEqual({
      kind: 'change',
      change: expect.objectContaining({
        definitionId: 'break',
        cause: fromTray,
        decidedAt,
        appliedAt: 30_000,
      }) as unknown,
    });
  });

  it('is forgotten when something else follows', () => {
    const machine = accepted().send({ type: 'presence-notified', presence: remote('meeting', 30_000) });
    expect(machine.state).toMatchObject({
      confirmed: { definitionId: 'meeting', cause: { kind: 'elsewhere' } },
      future: null,
    });
  });

  it('is forgotten when somebody cancels it', () => {
    const machine = accepted().send({ type: 'presence-notified', presence: remote('on-queue', 30_000) });
    expect(machine.state.future).toBeNull();
    machine.send({ type: 'presence-notified', presence: remote('break', 40_000) });
    expect(machine.state.confirmed?.cause).toEqual({ kind: 'elsewhere' });
  });

  it('that is picked again sends nothing', () => {
    const machine = accepted().pick({ definitionId: 'break' });
    expect(machine.effects).toEqual([]);
    expect(machine.state.wanted).toBeNull();
  });

  it('is cancelled by picking On Queue again, which is sent although it stands', () => {
    const machine = accepted().pick({ definitionId: 'on-queue' });
    expect(machine.writes).toEqual([{ definitionId: 'on-queue' }]);
    machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote('on-queue', 21_000) });
    expect(machine.state).toMatchObject({ confirmed: { definitionId: 'on-queue' }, future: null, wanted: null });
  });

  it('for another presence replaces the first', () => {
    const machine = accepted().pick({ definitionId: 'meal' });
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
    acknowledge(machine, 'meal', 21_000);
    expect(machine.state).toMatchObject({ future: { definitionId: 'meal' }, wanted: null });
  });

  it('whose answer was lost is found by a read, and not sent again', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({
      type: 'write-failed',
      attemptId: machine.attemptId,
      failure: failure('timeout', { mayHaveBeenApplied: true }),
      chance: 0,
    });
    machine.send({ type: 'presence-read', presence: leavingQueue('break', 20_000), chance: 0 });
    expect(machine.effects).toEqual([]);
    expect(machine.state).toMatchObject({ future: { definitionId: 'break', cause: fromTray }, wanted: null });
  });

  it('that is withdrawn on its way is countered by what would have followed before', () => {
    const machine = accepted().pick({ definitionId: 'meal' });
    machine.send({ type: 'intent-withdrawn', intentId: 'counter', atServer: machine.now });
    acknowledge(machine, 'meal', 21_000);
    expect(machine.writes).toEqual([{ definitionId: 'break' }]);
  });

  it('whose interaction ends before the answer comes is ours all the same', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'presence-notified', presence: leavingQueue('break', 20_000) });
    machine.send({ type: 'presence-notified', presence: remote('break', 25_000) });
    acknowledge(machine, 'break', 20_000);
    expect(machine.state).toMatchObject({
      confirmed: { definitionId: 'break', version: 25_000, cause: fromTray },
      future: null,
      notice: null,
    });
  });

  it('that a change from elsewhere overtakes was never shown, and the journal does not claim it was', () => {
    const machine = liveMachine().pick({ definitionId: 'break' });
    machine.send({ type: 'presence-notified', presence: remote('meeting', 30_000) });
    const before = machine.state;
    acknowledge(machine, 'break', 20_000);
    expect(machine.state).toMatchObject({
      confirmed: { definitionId: 'meeting' },
      future: null,
      notice: { kind: 'conflict' },
    });
    const changes = journalEntries(before, machine.state, machine.now).filter(({ kind }) => kind === 'change');
    expect(changes).toEqual([]);
  });

  it('does not turn a wish made meanwhile into a conflict when it happens', () => {
    const machine = accepted().pick({ definitionId: 'meal' });
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: failure('unavailable'), chance: 0 });
    machine.send({ type: 'presence-notified', presence: remote('break', 40_000) });
    expect(machine.state).toMatchObject({ notice: null, wanted: { patch: { definitionId: 'meal' } } });
    machine.send({ type: 'retry-asked' });
    expect(machine.writes).toEqual([{ definitionId: 'meal' }]);
  });

  it('that somebody else asked for is shown, and is theirs when it happens', () => {
    const machine = liveMachine().send({ type: 'presence-notified', presence: leavingQueue('meal', 5_000) });
    expect(machine.state.future).toMatchObject({ definitionId: 'meal', cause: { kind: 'elsewhere' }, decidedAt: null });
    machine.send({ type: 'presence-notified', presence: remote('meal', 6_000) });
    expect(machine.state.confirmed?.cause).toEqual({ kind: 'elsewhere' });
  });
});

describe('A note written together with somebody else’s change', () => {
  it('does not make that change ours', () => {
    const machine = liveMachine().pick({ note: 'Back soon' });
    const presence = remote('meeting', 20_000, 'Back soon');
    machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence });
    expect(machine.state.confirmed).toMatchObject({ definitionId: 'meeting', cause: { kind: 'elsewhere' } });
  });
});

describe('Whether others see this presence', () => {
  it('follows the cloud, and moves nothing else', () => {
    const machine = liveMachine();
    const before = machine.state.confirmed;
    machine.send({ type: 'presence-notified', presence: remote('on-queue', 5_000, '', { isPrimary: false }) });
    expect(machine.state.isPrimary).toBe(false);
    expect(machine.state.confirmed).toEqual({ ...before, version: 5_000 });
    machine.send({ type: 'presence-read', presence: remote('on-queue', 5_000), chance: 0 });
    expect(machine.state.isPrimary).toBe(true);
  });

  it('is not changed by an old notification', () => {
    const machine = liveMachine();
    machine.send({ type: 'presence-notified', presence: remote('on-queue', 999, '', { isPrimary: false }) });
    expect(machine.state.isPrimary).toBe(true);
  });
});

describe('A presence that the cloud refuses for want of a permission', () => {
  const denied = (): Machine => {
    const machine = liveMachine('available').pick({ definitionId: 'on-queue' });
    return machine.send({
      type: 'write-failed',
      attemptId: machine.attemptId,
      failure: failure('permission-missing', { detail: 'Routing > Agent > On Queue', isFinal: true }),
      chance: 0,
    });
  };

  it('is remembered by the permission', () => {
    expect(denied().state.denied).toEqual({ 'on-queue': 'Routing > Agent > On Queue' });
  });

  it('may be tried again after a new sign-in', () => {
    expect(denied().send({ type: 'session-restored' }).state.denied).toEqual({});
  });

  it('is not remembered when only a note was refused', () => {
    const machine = liveMachine('available').pick({ note: 'Hello' });
    machine.send({
      type: 'write-failed',
      attemptId: machine.attemptId,
      failure: failure('permission-missing', { detail: 'x', isFinal: true }),
      chance: 0,
    });
    expect(machine.state.denied).toEqual({});
  });
});
