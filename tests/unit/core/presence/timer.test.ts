import { describe, expect, it } from 'vitest';
import { nextWakeAt } from '../../../../electron/core/presence/reduce';
import { returnTarget } from '../../../../electron/core/presence/return-target';
import { endOf } from '../../../../electron/core/presence/timer';
import { failure, liveMachine, remote } from './fixtures';
import type { Machine } from './fixtures';
import { fc } from '../../../properties';

const HALF_HOUR_MS = 30 * 60_000;
const meal = { definitionId: 'meal', durationMs: HALF_HOUR_MS };

/** Meal for half an hour, set from On Queue. */
function inMeal(): Machine {
  const machine = liveMachine().pick(meal);
  return acknowledge(machine);
}

const acknowledge = (machine: Machine, definitionId = 'meal', version = 20_000): Machine =>
  machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote(definitionId, version) });

const reminders = (machine: Machine): number => machine.effects.filter(({ type }) => type === 'remind').length;

const wakeAt = (machine: Machine, at: number): Machine => {
  machine.now = at - 1;
  return machine.send({ type: 'woke' });
};

describe('A timed presence', () => {
  it('is set as any other; its length stays here', () => {
    const machine = liveMachine().pick(meal);
    expect(machine.effects).toMatchObject([{ type: 'write', attempt: { patch: { definitionId: 'meal' } } }]);
    expect(machine.state.timer).toBeNull();
  });

  it('counts from when it was sent, once it stands', () => {
    const machine = inMeal();
    expect(machine.state.timer).toMatchObject({
      definitionId: 'meal',
      durationMs: HALF_HOUR_MS,
      formerDefinitionId: 'on-queue',
      stage: 'running',
    });
    expect(nextWakeAt(machine.state)).toBe(machine.state.timer && endOf(machine.state.timer));
  });

  it('reminds once when it is over, and stays until the agent says otherwise', () => {
    const machine = inMeal();
    const endsAt = nextWakeAt(machine.state) ?? 0;
    expect(reminders(wakeAt(machine, endsAt))).toBe(1);
    expect(machine.state).toMatchObject({ timer: { stage: 'over' }, confirmed: { definitionId: 'meal' } });
    expect(reminders(wakeAt(machine, endsAt + 60_000))).toBe(0);
    expect(machine.writes).toEqual([]);
  });

  it('whose end passed in a sleep is late, and reminds too', () => {
    const machine = inMeal();
    expect(reminders(wakeAt(machine, (nextWakeAt(machine.state) ?? 0) + 3_600_000))).toBe(1);
    expect(machine.state.timer?.stage).toBe('late');
  });

  it('ends with whatever follows it, whoever sets that', () => {
    const machine = inMeal().send({ type: 'presence-notified', presence: remote('meeting', 30_000) });
    expect(machine.state.timer).toBeNull();
    expect(nextWakeAt(machine.state)).toBeNull();
  });

  it('goes on when only the note moves', () => {
    const machine = inMeal().send({ type: 'presence-notified', presence: remote('meal', 30_000, 'Soup') });
    expect(machine.state.timer).toMatchObject({ stage: 'running' });
  });

  it('gets another length from now on, or none, without anything being sent', () => {
    const machine = inMeal();
    machine.now += 60_000;
    machine.send({ type: 'timer-set', durationMs: 60_000 });
    expect(machine.state.timer).toMatchObject({
      startedAt: machine.now,
      durationMs: 60_000,
      formerDefinitionId: 'on-queue',
    });
    machine.send({ type: 'timer-set', durationMs: null });
    expect(machine.state.timer).toBeNull();
    expect(machine.effects).toEqual([]);
  });

  it('may be given to what stands already', () => {
    const machine = liveMachine('break').pick({ definitionId: 'break', durationMs: 60_000 });
    expect(machine.writes).toEqual([]);
    expect(machine.state).toMatchObject({ wanted: null, timer: { definitionId: 'break', startedAt: machine.now } });
  });

  it('takes the length that was chosen last while it was on its way', () => {
    const machine = liveMachine()
      .pick(meal)
      .pick({ ...meal, durationMs: 45 * 60_000 });
    expect(acknowledge(machine).state.timer?.durationMs).toBe(45 * 60_000);
  });

  it('loses its length with its definition, when another is chosen instead', () => {
    const machine = liveMachine().pick(meal);
    machine.send({ type: 'write-failed', attemptId: machine.attemptId, failure: failure('unavailable'), chance: 1 });
    machine.pick({ definitionId: 'break' });
    expect(machine.state.wanted?.patch).toEqual({ definitionId: 'break' });
  });

  it('after an interaction counts from when it comes, not from the click', () => {
    const machine = liveMachine().pick(meal);
    machine.send({
      type: 'write-acknowledged',
      attemptId: machine.attemptId,
      presence: { ...remote('on-queue', 20_000), futureDefinitionId: 'meal' },
    });
    expect(machine.state).toMatchObject({ timer: null, future: { durationMs: HALF_HOUR_MS } });
    machine.now += 10 * 60_000;
    machine.send({ type: 'presence-notified', presence: remote('meal', 900_000) });
    expect(machine.state.timer).toMatchObject({ startedAt: machine.now, durationMs: HALF_HOUR_MS });
  });
});

describe('A return', () => {
  const targetFrom = (now: string, former: string | null) => returnTarget(liveMachine(now).state, former);

  it('leads to what stood before', () => {
    expect(targetFrom('meal', 'busy')).toEqual({ definitionId: 'busy', onQueueDefinitionId: null });
  });

  it('leads to Available after On Queue, which is offered as a click of its own', () => {
    expect(targetFrom('meal', 'on-queue')).toEqual({ definitionId: 'available', onQueueDefinitionId: 'on-queue' });
  });

  it.each([
    ['is not known', null],
    ['is not offered any more', 'lunch-2019'],
    ['may not follow', 'away'],
  ])('leads to Available when what stood before %s', (_, former) => {
    expect(targetFrom('meal', former)).toEqual({ definitionId: 'available', onQueueDefinitionId: null });
  });

  it('leads nowhere from Available', () => {
    expect(targetFrom('available', null)).toBeNull();
  });

  it('never leads to On Queue, to what stands, or to what the table forbids', () => {
    const ids = liveMachine().state.definitions.map(({ id }) => id);
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids)), (now, former) => {
        const target = targetFrom(now, former);
        expect(target?.definitionId).not.toBe('on-queue');
        expect(target?.definitionId).not.toBe(now);
        const machine = liveMachine(now);
        if (target !== null) {
          machine.pick({ definitionId: target.definitionId });
          expect(machine.writes).toEqual([{ definitionId: target.definitionId }]);
        }
      }),
    );
  });
});
