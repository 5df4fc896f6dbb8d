import { describe, expect, it } from 'vitest';
import { Desk, HOUR, MINUTE, SECOND } from './person-at-desk';

const usual = [
  ['available', 30],
  ['on_queue', 30],
  ['busy', 30],
  ['away', 30],
  ['break', 45],
  ['meal', 60],
] as const;

describe.each(usual)('%s, whose threshold is %i minutes,', (presence, minutes) => {
  it('is warned of a minute before, and not a millisecond sooner', () => {
    const desk = Desk.at(presence);
    desk.wait((minutes - 1) * MINUTE - 1);
    expect(desk.stage).toBeUndefined();
    desk.wait(1);
    expect(desk.absence).toMatchObject({ rule: 'idle', stage: { kind: 'warning', deadline: desk.now + MINUTE } });
  });

  it('is set Offline at its end, and not a millisecond sooner', () => {
    const desk = Desk.at(presence);
    const left = desk.now;
    desk.wait(minutes * MINUTE - 1);
    expect(desk.sets).toEqual([]);
    desk.wait(1);
    expect(desk.sets).toEqual([{ at: desk.now, rule: 'idle', action: 'offline', idleSince: left }]);
    expect(desk.stage).toBe('gone');
  });
});

describe.each(['meeting', 'training', 'offline', 'unknown'] as const)('%s', (presence) => {
  it('is never watched', () => {
    const desk = Desk.at(presence);
    desk.wait(24 * HOUR);
    expect([desk.sets, desk.absences]).toEqual([[], []]);
  });
});

describe('Nothing is watched', () => {
  it('while the agent is Out of Office', () => {
    const desk = Desk.at('available');
    desk.tell({ type: 'out-of-office', isActive: true });
    desk.wait(2 * HOUR);
    expect(desk.absences).toEqual([]);
  });

  it('while it is switched off, and a warning that stands goes', () => {
    const desk = Desk.at('available');
    desk.wait(29.5 * MINUTE);
    expect(desk.stage).toBe('warning');
    desk.tell({ type: 'rules-changed', rules: { ...desk.state.rules, isEnabled: false } });
    expect(desk.stage).toBeUndefined();
    desk.wait(2 * HOUR);
    expect(desk.sets).toEqual([]);
  });

  it('while no source of idle time can be trusted, and again when one can', () => {
    const desk = Desk.at('available');
    desk.wait(29.5 * MINUTE);
    desk.isTrusted = false;
    desk.wait(2 * SECOND);
    expect(desk.stage).toBeUndefined();
    desk.wait(HOUR);
    expect(desk.sets).toEqual([]);
    desk.isTrusted = true;
    desk.wait(MINUTE);
    expect(desk.stage).toBe('warning');
  });

  it('while the token is over', () => {
    const desk = Desk.at('available');
    desk.tell({ type: 'session', isSignedIn: false });
    desk.wait(2 * HOUR);
    expect(desk.absences).toEqual([]);
  });
});

describe('A pause', () => {
  it('keeps rules from acting until it is over, and then warns for a whole minute', () => {
    const desk = Desk.at('available');
    desk.tell({ type: 'paused', until: desk.now + HOUR, isLength: true });
    desk.wait(HOUR - 1);
    expect(desk.absences).toEqual([]);
    desk.wait(1);
    expect(desk.absence?.stage).toEqual({ kind: 'warning', deadline: desk.now + MINUTE });
    expect(desk.state.pausedUntil).toBeNull();
  });

  it('that is ended early ends at once', () => {
    const desk = Desk.at('available');
    desk.tell({ type: 'paused', until: desk.now + 8 * HOUR, isLength: false });
    desk.wait(HOUR);
    desk.tell({ type: 'pause-ended' });
    expect(desk.stage).toBe('warning');
  });
});

describe('The clock of inactivity', () => {
  it('begins anew with input', () => {
    const desk = Desk.at('available');
    desk.wait(20 * MINUTE);
    desk.input();
    desk.wait(29 * MINUTE - 1);
    expect(desk.stage).toBeUndefined();
    desk.wait(1);
    expect(desk.stage).toBe('warning');
  });

  it('begins anew with a change that is made here, by a person or a program', () => {
    const desk = Desk.at('available');
    desk.wait(20 * MINUTE);
    desk.stands('busy', 'agent');
    desk.wait(29 * MINUTE - 1);
    expect(desk.stage).toBeUndefined();
  });

  it('does not begin anew with what a rule sets', () => {
    const desk = Desk.at('available', { lock: { action: 'away', afterMs: 5 * MINUTE } });
    desk.lock();
    desk.wait(30 * MINUTE);
    expect(desk.sets.map(({ action }) => action)).toEqual(['away', 'offline']);
  });

  it('knows the hand that locked, though the last reading is older', () => {
    const desk = Desk.at('available');
    desk.work(40 * SECOND, 20 * SECOND);
    const left = desk.now;
    desk.lock();
    desk.wait(30 * MINUTE - 1);
    expect(desk.sets).toEqual([]);
    desk.wait(1);
    expect(desk.sets).toMatchObject([{ at: left + 30 * MINUTE, idleSince: left }]);
  });

  it('counts from the last key, not from a lock that came by itself after it', () => {
    const desk = Desk.at('available');
    desk.work(40 * SECOND, 20 * SECOND);
    const left = desk.now;
    desk.wait(10 * SECOND);
    desk.lock();
    desk.wait(30 * MINUTE - 10 * SECOND);
    expect(desk.sets).toMatchObject([{ at: left + 30 * MINUTE, idleSince: left }]);
  });

  it('does not see the cat on the keyboard of a locked computer', () => {
    const desk = Desk.at('available');
    desk.lock();
    for (let minute = 0; minute < 30; minute += 1) {
      desk.input();
      desk.wait(MINUTE);
    }
    expect(desk.sets).toHaveLength(1);
  });

  it('takes two readings in whole seconds of one input for one', () => {
    const desk = Desk.at('available', { thresholds: { available: 1 }, warnMs: 20_000 });
    desk.wait(45 * SECOND);
    expect(desk.stage).toBe('warning');
    desk.tell({ type: 'sampled', idleMs: 44_001, isLocked: false });
    expect(desk.stage).toBe('warning');
    desk.tell({ type: 'sampled', idleMs: 43_900, isLocked: false });
    expect(desk.stage).toBe('still-here');
  });
});

describe('Sampling follows what is left', () => {
  it('with about one reading a minute, whether somebody is there or not, far from the limit', () => {
    const gone = Desk.at('meal');
    gone.wait(50 * MINUTE);
    const busy = Desk.at('meal');
    busy.work(50 * MINUTE);
    for (const desk of [gone, busy]) expect(desk.samples).toBeLessThanOrEqual(60);
  });

  it('so that who is back has their card within five seconds, and a locked screen is not asked all night', () => {
    const desk = Desk.at('available');
    desk.wait(31 * MINUTE);
    expect(desk.stage).toBe('gone');
    desk.wait(8 * HOUR);
    desk.input();
    desk.wait(5 * SECOND);
    expect(desk.stage).toBe('back');

    const locked = Desk.at('available');
    locked.wait(31 * MINUTE);
    locked.lock();
    const before = locked.samples;
    locked.wait(8 * HOUR);
    expect(locked.samples - before).toBeLessThanOrEqual(8 * 60 + 1);
    locked.unlock();
    expect(locked.stage).toBe('back');
  });

  it('and is taken along where the app is awake each minute for something else', () => {
    const desk = Desk.at('meal');
    desk.wait(5 * MINUTE);
    const { samples } = desk;
    for (let minute = 0; minute < 10; minute += 1) {
      desk.wait(minute === 0 ? 20 * SECOND : MINUTE);
      if (desk.mayReadAlong) desk.sample();
    }
    expect(desk.samples - samples).toBe(10);
    expect(desk.mayReadAlong).toBe(false);
  });

  it('and not along with anything while it has a moment of its own to hit', () => {
    const desk = Desk.at('meal');
    desk.input();
    desk.wait(10 * SECOND);
    desk.sample();
    desk.wait(30 * SECOND);
    expect(desk.mayReadAlong).toBe(false);
    desk.wait(58 * MINUTE);
    expect(desk.mayReadAlong).toBe(true);
    desk.wait(45 * SECOND);
    expect([desk.stage, desk.mayReadAlong]).toEqual(['warning', false]);
  });

  it('and hits the moment exactly also while a card asks what the last absence was', () => {
    const desk = Desk.at('available');
    desk.sleep(HOUR);
    desk.input();
    desk.wait(7 * SECOND);
    expect(desk.stage).toBe('gap');
    desk.input();
    const left = desk.now;
    desk.wait(31 * MINUTE);
    expect(desk.sets[0]?.at).toBe(left + 30 * MINUTE);
  });

  it('and hits the moment exactly', () => {
    const desk = Desk.at('available');
    desk.wait(MINUTE / 2);
    desk.input();
    const left = desk.now;
    desk.wait(31 * MINUTE);
    expect(desk.sets[0]?.at).toBe(left + 30 * MINUTE);
  });
});
