import { describe, expect, it } from 'vitest';
import { Desk, HOUR, MINUTE, SECOND } from './person-at-desk';

const warned = (): Desk => {
  const desk = Desk.at('on_queue');
  desk.wait(29.5 * MINUTE);
  return desk;
};

describe('The warning', () => {
  it('is answered by any input at once, and stays ten seconds as “Still here”', () => {
    const desk = warned();
    desk.input();
    desk.wait(SECOND);
    expect(desk.stage).toBe('still-here');
    desk.wait(10 * SECOND - 1);
    expect(desk.stage).toBe('still-here');
    desk.wait(1);
    expect(desk.stage).toBeUndefined();
    desk.wait(2 * MINUTE);
    expect(desk.sets).toEqual([]);
  });

  it('stays while the pointer is over it', () => {
    const desk = warned();
    desk.input();
    desk.wait(SECOND);
    desk.tell({ type: 'card-held', isHeld: true });
    desk.wait(MINUTE);
    expect(desk.stage).toBe('still-here');
    desk.tell({ type: 'card-held', isHeld: false });
    desk.wait(SECOND);
    expect(desk.stage).toBeUndefined();
  });

  it('goes with “I’m here”', () => {
    const desk = warned();
    desk.tell({ type: 'im-here' });
    expect(desk.stage).toBeUndefined();
    desk.wait(28 * MINUTE);
    expect(desk.sets).toEqual([]);
  });

  it('goes with a change from elsewhere', () => {
    const desk = warned();
    desk.stands('busy', 'elsewhere');
    expect(desk.stage).toBeUndefined();
    desk.wait(HOUR);
    expect(desk.sets).toEqual([]);
  });

  it('goes with a choice of the agent’s own', () => {
    const desk = warned();
    desk.stands('break', 'agent');
    expect(desk.stage).toBeUndefined();
    desk.wait(43 * MINUTE);
    expect(desk.sets).toEqual([]);
  });

  it('stands when a machine makes it Idle, and what follows is decided on that version', () => {
    const desk = warned();
    desk.stands('idle', 'elsewhere');
    expect(desk.stage).toBe('warning');
    desk.wait(30 * SECOND);
    expect(desk.sets).toHaveLength(1);
    expect(desk.absence?.former.systemPresence).toBe('on_queue');
  });
});

describe('A live interaction', () => {
  it('that is known of puts it off without a warning, and its end gives a whole minute', () => {
    const desk = Desk.at('on_queue');
    desk.interaction = 'live';
    desk.tell({ type: 'interaction-told', isLive: true });
    desk.wait(30 * MINUTE - 1);
    expect(desk.stage).toBeUndefined();
    desk.wait(1);
    expect(desk.absence?.stage).toMatchObject({ kind: 'deferred', because: 'interaction' });
    desk.wait(2 * HOUR);
    expect(desk.sets).toEqual([]);
    desk.interaction = 'none';
    desk.tell({ type: 'interaction-told', isLive: false });
    expect(desk.absence?.stage).toEqual({ kind: 'warning', deadline: desk.now + MINUTE });
    desk.wait(MINUTE - 1);
    expect(desk.sets).toEqual([]);
    desk.wait(1);
    expect(desk.sets).toHaveLength(1);
  });

  it('that nobody told of is read before the write, and puts it off', () => {
    const desk = warned();
    desk.interaction = 'live';
    desk.wait(30 * SECOND);
    expect([desk.stage, desk.sets]).toEqual(['deferred', []]);
  });

  it('that cannot be read is never written over: it is read again each minute', () => {
    const desk = warned();
    desk.interaction = 'unreadable';
    desk.wait(30 * SECOND);
    expect(desk.absence?.stage).toMatchObject({ kind: 'deferred', because: 'unreadable' });
    desk.wait(HOUR);
    expect(desk.sets).toEqual([]);
    desk.interaction = 'none';
    desk.wait(MINUTE);
    expect(desk.stage).toBe('warning');
    desk.wait(MINUTE);
    expect(desk.sets).toHaveLength(1);
  });

  it('that is told of while it is read is not written over by the older answer', () => {
    const desk = warned();
    desk.onRead = () => {
      desk.tell({ type: 'interaction-told', isLive: true });
      return 'none';
    };
    desk.wait(MINUTE);
    expect([desk.stage, desk.sets]).toEqual(['warning', []]);
  });

  it('during which the agent moves the mouse ends the deferral', () => {
    const desk = warned();
    desk.interaction = 'live';
    desk.wait(MINUTE);
    desk.input();
    desk.wait(30 * SECOND);
    expect(desk.stage).toBeUndefined();
  });
});

describe('At two computers', () => {
  it('the one in the office, which saw nobody since the presence began, leaves it alone', () => {
    const desk = Desk.at('available');
    desk.wait(5 * MINUTE);
    desk.stands('on_queue', 'elsewhere');
    desk.wait(8 * HOUR);
    expect(desk.absences).toEqual([]);
  });

  it('input up to a minute before the presence began belongs to it', () => {
    const desk = Desk.at('available');
    desk.wait(MINUTE);
    desk.stands('on_queue', 'elsewhere');
    desk.wait(30 * MINUTE);
    expect(desk.sets).toHaveLength(1);
  });

  it('it acts again once somebody is at it', () => {
    const desk = Desk.at('available');
    desk.wait(5 * MINUTE);
    desk.stands('on_queue', 'elsewhere');
    desk.wait(MINUTE);
    desk.input();
    desk.wait(31 * MINUTE);
    expect(desk.sets).toHaveLength(1);
  });

  it('the one in use gets the card of what the other did, once', () => {
    const desk = Desk.at('on_queue');
    desk.stands('offline', 'elsewhere', { hasAutomaticNote: true });
    desk.wait(5 * SECOND);
    desk.input();
    desk.wait(MINUTE);
    expect(desk.absence).toMatchObject({ former: { systemPresence: 'on_queue' }, stage: { kind: 'back' } });
    desk.tell({ type: 'answered', absenceId: desk.absence?.absenceId ?? '' });
    desk.input();
    desk.wait(MINUTE);
    expect(desk.stage).toBeUndefined();
  });

  it('and the one that nobody is at does not', () => {
    const desk = Desk.at('on_queue');
    desk.wait(10 * MINUTE);
    desk.stands('offline', 'elsewhere', { hasAutomaticNote: true });
    desk.wait(HOUR);
    expect(desk.absences).toEqual([]);
  });
});

describe('Whoever comes back', () => {
  const gone = (rules: ConstructorParameters<typeof Desk>[0] = {}): Desk => {
    const desk = Desk.at('on_queue', rules);
    desk.wait(40 * MINUTE);
    desk.input();
    desk.wait(30 * SECOND);
    return desk;
  };

  it('finds a card that says from when to when', () => {
    const desk = gone();
    expect(desk.absence?.stage).toMatchObject({ kind: 'back', from: desk.sets[0]?.at });
    expect(desk.absences).toHaveLength(1);
  });

  it('and clicks back to Available is offered On Queue', () => {
    const desk = gone();
    desk.tell({ type: 'going-back', absenceId: desk.absence?.absenceId ?? '' });
    desk.stands('available', 'agent');
    expect(desk.stage).toBe('go-on-queue');
    desk.stands('on_queue', 'agent');
    expect(desk.stage).toBe('gap');
    desk.tell({
      type: 'annotated',
      absenceId: desk.absence?.absenceId ?? '',
      annotation: { kind: 'remark', text: 'fire drill' },
    });
    expect(desk.stage).toBeUndefined();
  });

  it('and says that they stay is not asked again', () => {
    const desk = gone();
    desk.tell({ type: 'answered', absenceId: desk.absence?.absenceId ?? '' });
    desk.work(10 * MINUTE);
    expect(desk.stage).toBeUndefined();
  });

  it('is set back by itself where they wished that, never On Queue', () => {
    const desk = gone({ return: 'automatic' });
    expect(desk.state.standing?.systemPresence).toBe('available');
    expect(desk.stage).toBe('go-on-queue');
  });

  it('is not set back by itself while the session is locked', () => {
    const desk = Desk.at('busy', { return: 'automatic' });
    desk.lock();
    desk.wait(40 * MINUTE);
    desk.input();
    desk.wait(2 * MINUTE);
    expect([desk.stage, desk.state.standing?.systemPresence]).toEqual(['gone', 'offline']);
    desk.unlock();
    expect(desk.state.standing?.systemPresence).toBe('busy');
  });

  it('after a restart of the app finds the same card', () => {
    const desk = Desk.at('busy');
    desk.wait(40 * MINUTE);
    const next = new Desk({}, { startMs: desk.now + HOUR, kept: desk.kept });
    next.stands('offline', 'elsewhere', { hasAutomaticNote: true });
    next.wait(0);
    expect(next.absence).toMatchObject({ absenceId: desk.absence?.absenceId, stage: { kind: 'back' } });
  });

  it('and finds that somebody set another presence meanwhile is only asked what it was', () => {
    const desk = Desk.at('busy');
    desk.wait(40 * MINUTE);
    desk.stands('available', 'elsewhere');
    expect(desk.stage).toBe('gap');
  });
});

describe('What the engine did not set', () => {
  it('is not tried again before somebody was there', () => {
    const desk = Desk.at('busy');
    desk.cloud = 'refuses';
    desk.wait(5 * HOUR);
    expect(desk.sets).toHaveLength(1);
    desk.input();
    desk.wait(32 * MINUTE);
    expect(desk.sets).toHaveLength(2);
  });

  it('because the app ended is told by the engine at the next start, and not by a card', () => {
    const desk = Desk.at('busy', { quit: { action: 'offline' } });
    desk.cloud = 'refuses';
    desk.tell({ type: 'ending' });
    const setting = { ...desk.kept.absence, stage: { kind: 'setting' } } as NonNullable<typeof desk.absence>;
    const next = new Desk({}, { startMs: desk.now + HOUR, kept: { ...desk.kept, absence: setting } });
    next.stands('busy', 'elsewhere');
    expect(next.stage).toBeUndefined();
  });
});
