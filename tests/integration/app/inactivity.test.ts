import { afterEach, describe, expect, it } from 'vitest';
import { systemDefinitionIds as presences } from '../../../electron/simulator/organisation/definitions';
import { AUTOMATIC_NOTE } from '../../../electron/core/inactivity/state';
import { createTranslator } from '../../../shared/i18n';
import { inactivityRulesSchema } from '../../../shared/inactivity/rules';
import type { InactivityView } from '../../../shared/snapshot';
import type { z } from 'zod';
import { FakeIdleMonitor } from '../../fakes/idle-monitor';
import { steadyTimeOf } from '../../fakes/nobody-watched';
import { openDesk } from '../faults/desk';
import type { Desk } from '../faults/desk';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const byTray = { kind: 'agent', via: 'tray' } as const;
const byWindow = { kind: 'agent', via: 'window' } as const;
const translator = createTranslator('en');

/** An agent at a desk, in virtual time, before the real simulator over real HTTP. */
class WatchedDesk {
  private constructor(
    readonly desk: Desk,
    readonly person: FakeIdleMonitor,
  ) {}

  static async open(given: z.input<typeof inactivityRulesSchema> = {}): Promise<WatchedDesk> {
    let person: FakeIdleMonitor | null = null;
    const rules = inactivityRulesSchema.parse(given);
    const desk = await openDesk('platform', 0, (clock) => {
      person = new FakeIdleMonitor(clock);
      return { idle: person, steadyTime: steadyTimeOf(clock), rules: () => rules };
    });
    const watched = new WatchedDesk(desk, person as unknown as FakeIdleMonitor);
    await desk.signIn();
    await desk.runUntil(
      () => watched.state.feed === 'live' && watched.state.definitions.length > 0,
      'signed in and live',
    );
    return watched;
  }

  get state() {
    return this.desk.account.engine.state();
  }

  get view(): InactivityView {
    return this.desk.account.inactivity.view(translator);
  }

  get card() {
    return this.view.card;
  }

  get now(): number {
    return this.desk.time.clock.now();
  }

  get shown(): string | undefined {
    return this.state.confirmed?.systemPresence;
  }

  async pick(definitionId: string, note?: string): Promise<void> {
    this.desk.account.engine.pick({ definitionId, ...(note !== undefined && { note }) }, byTray);
    await this.desk.runUntil(() => this.state.confirmed?.definitionId === definitionId, 'it is picked');
    this.person.input();
  }

  /** Lets time pass until the card is of this kind. */
  cardIs(kind: string, limitMs = 2 * 60 * MINUTE): Promise<number> {
    return this.desk.runUntil(() => this.card?.kind === kind, `a card of the kind ${kind}`, limitMs);
  }

  shows(systemPresence: string): Promise<number> {
    return this.desk.runUntil(() => this.shown === systemPresence, `it is ${systemPresence}`, 2 * 60 * MINUTE);
  }

  async writes(): Promise<readonly string[]> {
    return (await this.desk.ledger()).filter(({ by }) => by.kind === 'api').map(({ systemPresence }) => systemPresence);
  }
}

let watched: WatchedDesk;
afterEach(() => watched.desk.dispose());

describe('Nobody at the computer', () => {
  it('is warned of, set Offline with our note on time, and gets their own note back with the click', async () => {
    watched = await WatchedDesk.open();
    await watched.pick(presences.BUSY, 'Claims line');
    const left = watched.now;
    await watched.cardIs('warning');
    expect(watched.card).toMatchObject({ state: 'counting', deadline: left + 30 * MINUTE, former: { label: 'Busy' } });
    await watched.shows('offline');
    expect(watched.now - left).toBe(30 * MINUTE);
    expect(watched.state.confirmed).toMatchObject({
      note: AUTOMATIC_NOTE,
      cause: { kind: 'rule', rule: 'idle', idleSince: left, afterMs: 30 * MINUTE },
    });
    await watched.desk.pass(20 * MINUTE);
    watched.person.input();
    await watched.desk.runUntil(
      () => watched.card?.kind === 'return' && watched.card.state === 'back',
      'they are back',
    );
    expect(watched.card).toMatchObject({ backTo: { label: 'Busy' } });
    const { absenceId } = watched.card ?? { absenceId: '' };
    expect(watched.desk.account.inactivity.answerReturn(absenceId, 'go-back', byWindow).ok).toBe(true);
    await watched.shows('busy');
    expect(watched.state.confirmed?.note).toBe('Claims line');
    expect(watched.card?.kind).toBe('gap');
    watched.desk.account.inactivity.annotate(absenceId, { kind: 'remark', text: 'fire drill' });
    expect(watched.card).toBeNull();
    expect(await watched.writes()).toEqual(['BUSY', 'OFFLINE', 'BUSY']);
  });

  it('who left On Queue goes back to Available, and On Queue is a click of its own', async () => {
    watched = await WatchedDesk.open();
    await watched.pick(presences.ON_QUEUE);
    await watched.shows('offline');
    watched.person.input();
    await watched.desk.runUntil(
      () => watched.card?.kind === 'return' && watched.card.state === 'back',
      'they are back',
    );
    const { absenceId } = watched.card ?? { absenceId: '' };
    watched.desk.account.inactivity.answerReturn(absenceId, 'go-back', byWindow);
    await watched.cardIs('go-on-queue');
    expect(watched.shown).toBe('available');
    watched.desk.account.inactivity.answerReturn(absenceId, 'go-on-queue', byWindow);
    await watched.shows('on_queue');
  });

  it('who comes back in time is told so for ten seconds, and nothing is written', async () => {
    watched = await WatchedDesk.open();
    await watched.pick(presences.BUSY);
    await watched.cardIs('warning');
    watched.person.input();
    await watched.desk.runUntil(
      () => watched.card?.kind === 'warning' && watched.card.state === 'still-here',
      'it is seen',
    );
    expect(watched.card).toMatchObject({
      choices: expect.arrayContaining([expect.objectContaining({ label: 'Available' })]) as unknown,
    });
    await watched.desk.runUntil(() => watched.card === null, 'the card goes', 11 * SECOND);
    expect(await watched.writes()).toEqual(['BUSY']);
  });
});

describe('A call', () => {
  it('off the queue puts it off, and its end gives a whole minute', async () => {
    watched = await WatchedDesk.open();
    await watched.pick(presences.AVAILABLE);
    await watched.desk.control('conversations', { userId: watched.desk.userId, enterprise: 1 });
    await watched.cardIs('deferred');
    expect(watched.card).toMatchObject({ because: 'interaction' });
    await watched.desk.pass(20 * MINUTE);
    expect(watched.shown).toBe('available');
    await watched.desk.control('conversations', { userId: watched.desk.userId });
    await watched.cardIs('warning');
    const warnedAt = watched.now;
    await watched.shows('offline');
    expect(watched.now - warnedAt).toBe(MINUTE);
  });

  it('that is being wrapped up on the queue puts it off too', async () => {
    watched = await WatchedDesk.open();
    await watched.pick(presences.ON_QUEUE);
    await watched.cardIs('warning');
    await watched.desk.control('conversations', { userId: watched.desk.userId, afterCallWork: 1 });
    await watched.cardIs('deferred');
    expect(watched.shown).toBe('on_queue');
  });

  it('that cannot be read is not written over, and that is said', async () => {
    watched = await WatchedDesk.open();
    await watched.pick(presences.BUSY);
    await watched.desk.control('faults', { path: `/api/v2/users/${watched.desk.userId}`, status: 503 });
    await watched.cardIs('deferred');
    expect(watched.card).toMatchObject({ because: 'unreadable' });
    expect(await watched.writes()).toEqual(['BUSY']);
  });
});

describe('What is decided elsewhere', () => {
  it('during the warning takes the warning away', async () => {
    watched = await WatchedDesk.open();
    await watched.pick(presences.BUSY);
    await watched.cardIs('warning');
    await watched.desk.control('presence', { userId: watched.desk.userId, definitionId: presences.MEETING });
    await watched.desk.runUntil(() => watched.card === null, 'no card');
    await watched.desk.pass(2 * MINUTE);
    expect(watched.shown).toBe('meeting');
  });
});

describe('What could not be sent', () => {
  it('is told once as missed, by the notice alone, and is never sent later', async () => {
    watched = await WatchedDesk.open();
    await watched.pick(presences.BUSY);
    await watched.desk.control('faults', {
      path: '/api/v2/users/*/presences/purecloud',
      method: 'PATCH',
      status: 503,
      times: 1,
    });
    await watched.desk.runUntil(() => watched.state.notice?.kind === 'automatic-missed', 'it is missed');
    expect(watched.state.notice).toMatchObject({ missed: { stayedDefinitionId: presences.BUSY } });
    expect(watched.card).toBeNull();
    await watched.desk.pass(30 * MINUTE);
    expect(await watched.writes()).toEqual(['BUSY']);
  });
});

describe('Lock, sleep and quit', () => {
  it('do what their rules say', async () => {
    watched = await WatchedDesk.open({ lock: { action: 'away', afterMs: 30 * SECOND } });
    await watched.pick(presences.AVAILABLE);
    watched.person.lock();
    await watched.shows('away');
    watched.person.input();
    watched.person.unlock();
    await watched.desk.runUntil(
      () => watched.card?.kind === 'return' && watched.card.state === 'back',
      'they are back',
    );
  });

  it('keep the system waiting until Offline is confirmed', async () => {
    watched = await WatchedDesk.open({ sleep: { action: 'offline' } });
    await watched.pick(presences.AVAILABLE);
    expect(watched.person.wanted).toEqual({ sleep: true, end: false });
    const grace = watched.person.suspend(4_000);
    expect(grace.work).toHaveLength(1);
    await watched.shows('offline');
    await grace.done();
    expect(watched.state.confirmed?.cause).toMatchObject({ kind: 'rule', rule: 'suspend' });
  });

  it('set Offline when the app ends, and the app waits for it', async () => {
    watched = await WatchedDesk.open({ quit: { action: 'offline' } });
    await watched.pick(presences.AVAILABLE);
    const ending = watched.desk.account.inactivity.ending();
    await watched.shows('offline');
    await ending;
  });
});

describe('A rehearsal', () => {
  it('tells what other thresholds would have done to what was recorded', async () => {
    watched = await WatchedDesk.open();
    await watched.pick(presences.BUSY);
    for (let absence = 0; absence < 3; absence += 1) {
      await watched.desk.pass(12 * MINUTE);
      watched.person.input();
      await watched.desk.pass(2 * MINUTE);
      watched.person.input();
    }
    const ten = inactivityRulesSchema.parse({ expiryMinutes: 10 });
    const rehearsed = watched.desk.account.inactivity.rehearse(ten, 7);
    expect(rehearsed.expiries).toHaveLength(3);
    expect(rehearsed.shortCount).toBe(3);
    expect(watched.desk.account.inactivity.rehearse(inactivityRulesSchema.parse({}), 7).expiries).toEqual([]);
  });
});
