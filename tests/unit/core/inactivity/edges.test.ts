import { describe, expect, it } from 'vitest';
import { Desk, HOUR, MINUTE, SECOND } from './person-at-desk';

const lock = { action: 'away', afterMs: 30 * SECOND } as const;

/** Set Offline for being gone, and back since a moment ago. */
function back(systemPresence: 'busy' | 'on_queue', rules: ConstructorParameters<typeof Desk>[0] = {}): Desk {
  const desk = Desk.at(systemPresence, rules);
  desk.wait(40 * MINUTE);
  desk.input();
  desk.wait(5 * SECOND);
  expect(desk.stage).toBe('back');
  return desk;
}

describe('The return by itself', () => {
  it('is not for a screen that was locked again', () => {
    const desk = back('busy', { return: 'remind' });
    desk.lock();
    desk.changeRules({ return: 'automatic' });
    expect(desk.state.standing?.systemPresence).toBe('offline');
  });

  it('waits until there is a token to act with', () => {
    const desk = Desk.at('busy', { return: 'automatic' });
    desk.wait(40 * MINUTE);
    desk.tell({ type: 'session', isSignedIn: false });
    desk.input();
    desk.sample();
    expect([desk.stage, desk.state.standing?.systemPresence]).toEqual(['back', 'offline']);
    desk.tell({ type: 'session', isSignedIn: true });
    expect(desk.state.standing?.systemPresence).toBe('busy');
  });
});

describe('The card of the return', () => {
  it('offers On Queue only to who went back here, and not after a change from elsewhere', () => {
    const desk = back('on_queue');
    desk.stands('available', 'elsewhere');
    expect(desk.stage).toBe('gap');
  });

  it('of what another computer did waits for the lock to be opened', () => {
    const desk = Desk.at('on_queue');
    desk.stands('offline', 'elsewhere', { hasAutomaticNote: true });
    desk.wait(5 * SECOND);
    desk.input();
    desk.wait(SECOND);
    desk.lock();
    expect(desk.stage).toBeUndefined();
    desk.unlock();
    expect(desk.stage).toBe('back');
  });

  it('of what another computer did is not for who was here minutes ago', () => {
    const desk = Desk.at('on_queue');
    desk.stands('offline', 'elsewhere', { hasAutomaticNote: true });
    desk.tell({ type: 'session', isSignedIn: false });
    desk.wait(5 * SECOND);
    desk.input();
    desk.wait(5 * MINUTE);
    desk.tell({ type: 'session', isSignedIn: true });
    expect(desk.stage).toBeUndefined();
  });
});

describe('A sign of life', () => {
  it('is an answer to a card, also where no source tells of the hand that gave it', () => {
    const desk = Desk.at('busy');
    desk.wait(29.5 * MINUTE);
    desk.tell({ type: 'answered', absenceId: desk.absence?.absenceId ?? '' });
    desk.wait(28 * MINUTE);
    expect([desk.stage, desk.sets]).toEqual([undefined, []]);
  });

  it('that is no input begins the clock to the second, also while a card asks what the last absence was', () => {
    const desk = Desk.at('available');
    desk.sleep(HOUR);
    desk.input();
    desk.wait(27 * SECOND);
    expect(desk.stage).toBe('gap');
    desk.tell({ type: 'deed' });
    const left = desk.now;
    desk.wait(31 * MINUTE);
    expect(desk.sets[0]?.at).toBe(left + 30 * MINUTE);
  });
});

describe('Quitting in a meeting', () => {
  it('at a computer that nobody was at leaves the other one at work', () => {
    const desk = Desk.at('available', { quit: { action: 'offline' } });
    desk.wait(5 * MINUTE);
    desk.stands('meeting', 'elsewhere');
    desk.tell({ type: 'ending' });
    expect(desk.sets).toEqual([]);
  });
});

describe('Going offline that is switched off', () => {
  it('takes back what waits since a lock', () => {
    const desk = Desk.at('busy', { lock });
    desk.lock();
    desk.interaction = 'live';
    desk.wait(MINUTE);
    expect(desk.stage).toBe('deferred');
    desk.changeRules({ lock, isEnabled: false });
    expect(desk.stage).toBeUndefined();
  });
});

describe('Sleeps', () => {
  it('in one absence are told from the beginning of the first to the end of the last', () => {
    const desk = Desk.at('available');
    const first = desk.now;
    desk.sleep(HOUR);
    desk.wait(30 * SECOND);
    desk.sleep(HOUR);
    const last = desk.now;
    desk.wait(30 * SECOND);
    desk.input();
    desk.wait(10 * SECOND);
    expect(desk.spells).toMatchObject([{ suspendedAt: first, resumedAt: last }]);
  });

  it('leave nothing of a call known that was live before', () => {
    const desk = Desk.at('available');
    desk.tell({ type: 'interaction-told', isLive: true });
    desk.sleep(3 * HOUR);
    desk.wait(2 * MINUTE);
    expect(desk.sets).toMatchObject([{ rule: 'idle', action: 'offline' }]);
  });
});
