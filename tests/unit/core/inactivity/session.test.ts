import { describe, expect, it } from 'vitest';
import { Desk, HOUR, MINUTE, SECOND } from './person-at-desk';

describe('A lock', () => {
  const rules = { lock: { action: 'away', afterMs: 30 * SECOND } } as const;

  it('that is shorter than its limit changes nothing', () => {
    const desk = Desk.at('available', rules);
    desk.lock();
    desk.wait(30 * SECOND - 1);
    desk.unlock();
    desk.wait(HOUR / 4);
    expect(desk.absences).toEqual([]);
  });

  it('that lasts sets what its rule says, at its limit', () => {
    const desk = Desk.at('available', rules);
    const left = desk.now;
    desk.lock();
    desk.wait(30 * SECOND);
    expect(desk.sets).toEqual([{ at: left + 30 * SECOND, rule: 'lock', action: 'away', idleSince: left }]);
    desk.unlock();
    expect(desk.stage).toBe('back');
  });

  it('by default changes nothing by itself', () => {
    const desk = Desk.at('available');
    desk.lock();
    desk.wait(28 * MINUTE);
    expect(desk.absences).toEqual([]);
  });

  it('during a call waits for its end', () => {
    const desk = Desk.at('available', rules);
    desk.interaction = 'live';
    desk.lock();
    desk.wait(10 * MINUTE);
    expect([desk.stage, desk.sets]).toEqual(['deferred', []]);
  });

  it('leaves a meeting alone', () => {
    const desk = Desk.at('meeting', rules);
    desk.lock();
    desk.wait(HOUR);
    expect(desk.absences).toEqual([]);
  });
});

describe('A sleep', () => {
  it('that its rule is for is tried at once', () => {
    const desk = Desk.at('available', { sleep: { action: 'offline' } });
    desk.suspend();
    expect(desk.sets).toMatchObject([{ rule: 'suspend', action: 'offline' }]);
  });

  it('during a live interaction is not', () => {
    const desk = Desk.at('available', { sleep: { action: 'offline' } });
    desk.interaction = 'live';
    desk.suspend();
    expect(desk.sets).toEqual([]);
  });

  it('of an hour that the agent ends writes nothing, and the card tells the gap', () => {
    const desk = Desk.at('available');
    const slept = desk.now;
    desk.sleep(HOUR);
    desk.wait(MINUTE);
    desk.input();
    desk.wait(10 * SECOND);
    expect(desk.sets).toEqual([]);
    expect(desk.absence?.stage).toMatchObject({ kind: 'gap', from: slept });
  });

  it('of a few minutes that the agent ends is not worth a card', () => {
    const desk = Desk.at('available');
    desk.sleep(5 * MINUTE);
    desk.input();
    desk.wait(MINUTE);
    expect(desk.absences).toEqual([]);
  });

  it('of three days that ends by itself is an absence since its beginning, after two minutes', () => {
    const desk = Desk.at('available');
    desk.wait(10 * MINUTE);
    const slept = desk.now;
    desk.sleep(72 * HOUR);
    const woke = desk.now;
    desk.wait(2 * MINUTE - 1);
    expect(desk.sets).toEqual([]);
    desk.wait(1);
    expect(desk.sets).toEqual([{ at: woke + 2 * MINUTE, rule: 'idle', action: 'offline', idleSince: slept }]);
  });

  it('in short wakes counts from the first', () => {
    const desk = Desk.at('available');
    const slept = desk.now;
    for (let night = 0; night < 4; night += 1) {
      desk.sleep(HOUR);
      desk.wait(MINUTE);
    }
    desk.sleep(HOUR);
    desk.wait(2 * MINUTE);
    expect(desk.sets).toMatchObject([{ idleSince: slept }]);
  });

  it('under a warning takes the warning away', () => {
    const desk = Desk.at('available');
    desk.wait(29.5 * MINUTE);
    desk.sleep(2 * HOUR);
    expect(desk.stage).toBeUndefined();
    desk.input();
    desk.wait(10 * SECOND);
    expect([desk.stage, desk.sets]).toEqual(['gap', []]);
  });
});

describe('The end of the session', () => {
  it('sets Offline where the setting says so', () => {
    const desk = Desk.at('meeting', { quit: { action: 'offline' } });
    desk.tell({ type: 'ending' });
    expect(desk.sets).toMatchObject([{ rule: 'quit', action: 'offline' }]);
  });

  it('leaves everything as it is otherwise', () => {
    const desk = Desk.at('available');
    desk.tell({ type: 'ending' });
    expect(desk.sets).toEqual([]);
  });

  it('at one of two computers leaves the other at work', () => {
    const desk = Desk.at('available', { quit: { action: 'offline' } });
    desk.wait(10 * MINUTE);
    desk.stands('on_queue', 'elsewhere');
    desk.tell({ type: 'ending' });
    expect(desk.sets).toEqual([]);
  });
});

describe('A clock that somebody sets', () => {
  it.each([
    ['back by an hour', -HOUR],
    ['back by three days', -72 * HOUR],
    ['on by an hour', HOUR],
    ['on by three days', 72 * HOUR],
  ])('%s neither hastens nor delays', (_, byMs) => {
    const desk = Desk.at('available');
    desk.wait(10 * MINUTE);
    desk.setClock(byMs);
    desk.wait(20 * MINUTE - 1);
    expect([desk.stage, desk.sets]).toEqual(['warning', []]);
    desk.wait(1);
    expect(desk.sets).toHaveLength(1);
  });

  it('under a warning leaves it its minute', () => {
    const desk = Desk.at('available');
    desk.wait(29.5 * MINUTE);
    desk.setClock(-HOUR);
    desk.wait(30 * SECOND - 1);
    expect(desk.stage).toBe('warning');
    desk.wait(1);
    expect(desk.sets).toHaveLength(1);
  });

  it.each([
    ['goes on an hour in spring', Date.UTC(2026, 2, 29, 0, 45)],
    ['goes back an hour in autumn', Date.UTC(2026, 9, 25, 0, 45)],
  ])('in the night in which local time %s counts the same half hour', (_, startMs) => {
    const desk = new Desk({}, { startMs });
    desk.stands('available', 'agent');
    desk.wait(30 * MINUTE);
    expect(desk.sets).toMatchObject([{ at: startMs + 30 * MINUTE }]);
  });
});

describe('Time without input', () => {
  it('of a minute or more is told once, from the last input to when nobody was seen last', () => {
    const desk = Desk.at('available');
    desk.work(5 * MINUTE);
    const left = desk.now;
    desk.wait(4 * MINUTE + 30 * SECOND);
    const back = desk.now;
    desk.work(2 * MINUTE);
    expect(desk.spells).toHaveLength(1);
    const [spell] = desk.spells;
    expect(spell?.from).toBe(left);
    expect(back - (spell?.until ?? 0)).toBeLessThanOrEqual(MINUTE);
  });

  it('tells of the sleep in it also where the last key before the lid was closed is read only after it', () => {
    const desk = Desk.at('available');
    desk.work(5 * MINUTE);
    desk.wait(10 * SECOND);
    desk.input();
    const left = desk.now;
    desk.wait(5 * SECOND);
    desk.sleep(HOUR);
    desk.input();
    desk.wait(10 * SECOND);
    expect(desk.spells).toMatchObject([
      { from: left, suspendedAt: left + 5 * SECOND, resumedAt: left + HOUR + 5 * SECOND },
    ]);
  });

  it('of less than a minute is not', () => {
    const desk = Desk.at('available');
    for (let turn = 0; turn < 20; turn += 1) {
      desk.work(MINUTE);
      desk.wait(55 * SECOND);
    }
    expect(desk.spells).toEqual([]);
  });
});
