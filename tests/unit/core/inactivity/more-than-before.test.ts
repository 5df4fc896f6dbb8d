import { describe, expect, it } from 'vitest';
import { Desk, HOUR, MINUTE, SECOND } from './person-at-desk';

const lock = { action: 'away', afterMs: 30 * SECOND } as const;

/** Away since the lock; the half hour is over, and a call keeps Offline waiting. */
function awayAndWaiting(): Desk {
  const desk = Desk.at('busy', { lock });
  desk.lock();
  desk.wait(MINUTE);
  desk.interaction = 'live';
  desk.wait(30 * MINUTE);
  expect(desk.stage).toBe('deferred');
  expect(desk.sets).toMatchObject([{ rule: 'lock', action: 'away' }]);
  return desk;
}

describe('Away since the lock, and Offline is due', () => {
  it('is set Offline, and the card tells of Offline', () => {
    const desk = Desk.at('busy', { lock });
    desk.lock();
    desk.wait(31 * MINUTE);
    expect(desk.sets).toMatchObject([{ rule: 'lock' }, { rule: 'idle', action: 'offline' }]);
    desk.unlock();
    expect(desk.absence).toMatchObject({
      action: 'offline',
      former: { systemPresence: 'busy' },
      stage: { kind: 'back' },
    });
  });

  it.each<[string, (desk: Desk) => void]>([
    ['a pause', (desk) => desk.tell({ type: 'paused', until: desk.now + HOUR, isLength: true })],
    ['its being switched off', (desk) => desk.changeRules({ lock, isEnabled: false })],
    ['another threshold', (desk) => desk.changeRules({ lock, expiryMinutes: 50 })],
    ['a restart', (desk) => desk.restart()],
    ['a sleep', (desk) => desk.sleep(MINUTE)],
  ])('keeps the card of Away through %s', (_what, happens) => {
    const desk = awayAndWaiting();
    happens(desk);
    desk.unlock();
    expect(desk.absence).toMatchObject({ rule: 'lock', action: 'away', setBefore: null, stage: { kind: 'back' } });
    expect(desk.absence?.former.systemPresence).toBe('busy');
  });

  it('keeps the card of Away when the agent is back under the second warning', () => {
    const desk = awayAndWaiting();
    desk.interaction = 'none';
    desk.tell({ type: 'interaction-told', isLive: true });
    desk.tell({ type: 'interaction-told', isLive: false });
    expect(desk.stage).toBe('warning');
    desk.unlock();
    expect(desk.absence).toMatchObject({ action: 'away', stage: { kind: 'back', from: desk.sets[0]?.at } });
  });

  it.each(['agent', 'elsewhere'] as const)('is asked what it was when %s set something else meanwhile', (by) => {
    const desk = awayAndWaiting();
    desk.stands('meal', by);
    expect(desk.absence?.stage).toMatchObject({ kind: 'gap', from: desk.sets[0]?.at });
  });

  it('has two minutes to come after a sleep, before Offline', () => {
    const desk = Desk.at('busy', { lock });
    desk.lock();
    desk.wait(MINUTE);
    desk.sleep(3 * HOUR);
    desk.wait(2 * MINUTE - 1);
    expect([desk.sets.length, desk.stage]).toEqual([1, 'gone']);
    desk.wait(1);
    expect(desk.sets.at(-1)).toMatchObject({ rule: 'idle', action: 'offline' });
  });
});

describe('Away since the lock', () => {
  it.each<[string, (desk: Desk) => void]>([
    ['a sleep', (desk) => void desk.suspend()],
    ['the end of the session', (desk) => desk.tell({ type: 'ending' })],
  ])('becomes Offline with %s, where its rule says so', (_what, happens) => {
    const desk = Desk.at('busy', { lock, sleep: { action: 'offline' }, quit: { action: 'offline' } });
    desk.lock();
    desk.wait(MINUTE);
    happens(desk);
    expect(desk.sets.map(({ action }) => action)).toEqual(['away', 'offline']);
    expect(desk.absence).toMatchObject({ former: { systemPresence: 'busy' }, setAt: desk.sets[0]?.at });
  });

  it('leads back to what stood before it also when nobody has answered, and is gone again', () => {
    const desk = Desk.at('busy', { lock });
    desk.lock();
    desk.wait(MINUTE);
    desk.unlock();
    expect(desk.stage).toBe('back');
    desk.wait(40 * MINUTE);
    desk.input();
    desk.wait(MINUTE);
    expect(desk.absence).toMatchObject({
      action: 'offline',
      former: { systemPresence: 'busy' },
      stage: { kind: 'back' },
    });
  });

  it('does not take input under the lock for a return, though the app was started again', () => {
    const desk = Desk.at('busy', { lock });
    desk.lock();
    desk.wait(MINUTE);
    desk.input();
    desk.restart();
    desk.wait(MINUTE);
    expect(desk.stage).toBe('gone');
  });
});

describe('Rules that change in an absence', () => {
  it('give a longer threshold its time, though the warning for the shorter had come', () => {
    const desk = Desk.at('busy');
    desk.wait(29.5 * MINUTE);
    expect(desk.stage).toBe('warning');
    desk.changeRules({ expiryMinutes: 50 });
    expect(desk.stage).toBeUndefined();
    desk.wait(20 * MINUTE);
    expect(desk.sets).toEqual([]);
    desk.wait(MINUTE);
    expect(desk.sets).toHaveLength(1);
  });

  it('leave a warning alone that they say nothing of', () => {
    const desk = Desk.at('busy');
    desk.wait(29.5 * MINUTE);
    desk.changeRules({ quit: { action: 'offline' }, lock });
    expect(desk.stage).toBe('warning');
    desk.wait(30 * SECOND);
    expect(desk.sets).toHaveLength(1);
  });

  it.each([
    ['does nothing any more', { action: 'nothing', afterMs: 30 * SECOND }],
    ['takes longer now', { action: 'away', afterMs: HOUR }],
    ['sets something else now', { action: 'break', afterMs: 30 * SECOND }],
  ] as const)('take back what waits for a lock that %s', (_what, other) => {
    const desk = Desk.at('busy', { lock });
    desk.lock();
    desk.interaction = 'live';
    desk.wait(MINUTE);
    expect(desk.absence).toMatchObject({ action: 'away', stage: { kind: 'deferred' } });
    desk.changeRules({ lock: other });
    desk.interaction = 'none';
    desk.tell({ type: 'interaction-told', isLive: false });
    desk.wait(2 * MINUTE);
    expect(desk.sets.map(({ action }) => action)).toEqual(other.action === 'break' ? ['break'] : []);
  });
});

describe('A pause when somebody sets the clock', () => {
  it.each([-5, 5])('for an hour by %i hours stays an hour', (hours) => {
    const desk = Desk.at('busy');
    desk.tell({ type: 'paused', until: desk.now + HOUR, isLength: true });
    desk.setClock(hours * HOUR);
    desk.wait(HOUR - 1);
    expect(desk.absences).toEqual([]);
    desk.wait(1);
    expect(desk.stage).toBe('warning');
  });

  it('until midnight ends at midnight', () => {
    const desk = Desk.at('busy');
    desk.tell({ type: 'paused', until: desk.now + 6 * HOUR, isLength: false });
    desk.setClock(5 * HOUR);
    desk.wait(HOUR);
    expect(desk.stage).toBe('warning');
  });
});

describe('A choice made here while the computer is locked', () => {
  it('stands until it is idle for too long: the lock was before it', () => {
    const desk = Desk.at('available', { lock });
    desk.lock();
    desk.wait(20 * SECOND);
    desk.stands('busy', 'agent');
    desk.wait(29 * MINUTE);
    expect(desk.sets).toEqual([]);
    desk.wait(MINUTE);
    expect(desk.sets).toMatchObject([{ rule: 'idle' }]);
  });
});
