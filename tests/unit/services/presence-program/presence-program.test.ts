import { beforeEach, describe, expect, it } from 'vitest';
import { createPresenceProgram } from '../../../../electron/services/presence-program/presence-program';
import type {
  PresenceProgram,
  ProgramAccount,
  ProgramEvent,
  SetOutcome,
} from '../../../../electron/services/presence-program/presence-program';
import { toldDefinitionSchema, toldPresenceSchema } from '../../../../electron/core/program/told';
import { createTranslator } from '../../../../shared/i18n';
import { leavingQueue, remote } from '../../core/presence/fixtures';
import { AccountHarness } from '../account-harness';

const WAIT_MS = 15_000;

class Desk {
  readonly harness = new AccountHarness();
  readonly program: PresenceProgram;
  signedIn: ProgramAccount | null = this.harness.account;

  constructor() {
    const { time } = this.harness;
    this.program = createPresenceProgram({
      ...time,
      account: () => this.signedIn,
      history: () => null,
      translator: createTranslator('en-GB'),
      unavailableAs: () => 'busy',
      isSimulated: false,
      timeZone: () => 'Europe/Berlin',
    });
    this.harness.onChange = () => this.program.changed();
  }

  get gateway() {
    return this.harness.gateway;
  }

  settle = (): Promise<void> => this.harness.time.settle();

  set(request: object, signal?: AbortSignal): { outcome: SetOutcome | null } {
    const asked: { outcome: SetOutcome | null } = { outcome: null };
    const options = { via: 'local-api', waitMs: WAIT_MS, ...(signal !== undefined && { signal }) } as const;
    void this.program.set(request, options).then((outcome) => (asked.outcome = outcome));
    return asked;
  }
}

let desk: Desk;
beforeEach(async () => {
  desk = new Desk();
  await desk.harness.live('available');
  await desk.settle();
});

describe('A presence that a program sets', () => {
  it('is confirmed when the cloud has confirmed it, and not before', async () => {
    const asked = desk.set({ definitionId: 'meal', note: 'Soup' });
    await desk.settle();
    expect([asked.outcome, desk.gateway.writes.inputs]).toEqual([null, [{ definitionId: 'meal', note: 'Soup' }]]);
    desk.gateway.writes.answer(remote('meal', 10_000_000, 'Soup'));
    await desk.settle();
    expect(asked.outcome).toEqual({ kind: 'confirmed' });
    expect(desk.harness.account.engine.state().confirmed?.cause).toEqual({ kind: 'agent', via: 'local-api' });
    expect(desk.harness.time.pending()).toBe(0);
  });

  it('and that stands already is confirmed at once', async () => {
    const asked = desk.set({ state: 'available', availability: 'available' });
    await desk.settle();
    expect([asked.outcome, desk.gateway.writes.count]).toEqual([{ kind: 'confirmed' }, 0]);
  });

  it('is refused with a code, a sentence, and what is allowed instead', async () => {
    const asked = desk.set({ definitionId: 'lunch' });
    await desk.settle();
    expect(asked.outcome).toMatchObject({
      kind: 'refused',
      error: {
        code: 'unknown-definition',
        message: expect.stringContaining('Your organisation has no presence lunch. Allowed now:') as string,
        details: { asked: 'lunch', allowed: { states: ['away', 'unavailable', 'offline'] } },
      },
    });
  });

  it('is refused when the cloud refuses it, with its reason', async () => {
    const asked = desk.set({ definitionId: 'meal' });
    await desk.settle();
    desk.gateway.writes.fail('permission-missing', { detail: 'presence:userPresence:edit' });
    await desk.settle();
    expect(asked.outcome).toMatchObject({
      kind: 'refused',
      error: { code: 'not-set', details: { failure: 'permission-missing', reason: 'presence:userPresence:edit' } },
    });
  });

  it('is in conflict when somebody else changes the presence meanwhile', async () => {
    const asked = desk.set({ definitionId: 'meal' });
    await desk.settle();
    desk.gateway.feed.emit({ type: 'presence', presence: remote('break', 99_000_000) });
    desk.gateway.writes.answer(remote('meal', 98_000_000));
    await desk.settle();
    expect(asked.outcome).toMatchObject({ kind: 'conflict', code: 'changed-elsewhere' });
  });

  it('is in conflict when the agent chooses anew or withdraws it', async () => {
    const asked = desk.set({ definitionId: 'meal' });
    await desk.settle();
    desk.harness.account.engine.pick({ definitionId: 'break' }, { kind: 'agent', via: 'tray' });
    await desk.settle();
    expect(asked.outcome).toMatchObject({ kind: 'conflict', code: 'replaced' });
  });

  it('is pending with its intent when the cloud does not confirm it in time, and goes on', async () => {
    const asked = desk.set({ definitionId: 'meal' });
    await desk.harness.time.advance(WAIT_MS);
    expect(asked.outcome).toMatchObject({ kind: 'pending', code: 'waiting', intentId: 'intent-1' });
    expect(desk.harness.account.engine.state().wanted?.intentId).toBe('intent-1');
  });

  it('is pending until the interaction has ended when the cloud has taken it for then', async () => {
    const own = new Desk();
    await own.harness.live('on-queue');
    const asked = own.set({ definitionId: 'break' });
    await own.settle();
    own.gateway.writes.answer(leavingQueue('break', 10_000_000));
    await own.settle();
    expect(asked.outcome).toBeNull();
    await own.harness.time.advance(WAIT_MS);
    expect(asked.outcome).toMatchObject({ kind: 'pending', code: 'after-interaction' });
  });

  it('is not waited for any more when whoever asked is gone, or the app ends', async () => {
    const gone = new AbortController();
    const asked = desk.set({ definitionId: 'meal' }, gone.signal);
    await desk.settle();
    gone.abort();
    await desk.settle();
    expect([asked.outcome?.kind, desk.harness.time.pending()]).toEqual(['pending', 0]);
    const second = desk.set({ definitionId: 'break' });
    desk.program.dispose();
    await desk.settle();
    expect(second.outcome?.kind).toBe('pending');
  });

  it('needs somebody who is signed in', async () => {
    desk.signedIn = null;
    const asked = desk.set({ definitionId: 'meal' });
    await desk.settle();
    expect(asked.outcome).toMatchObject({ kind: 'refused', error: { code: 'signed-out', details: {} } });
    expect(desk.program.presence()).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect(desk.program.definitions()).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    expect(await desk.program.history({})).toMatchObject({ ok: false, error: { code: 'signed-out' } });
  });
});

describe('What programs are told', () => {
  it('is the presence in the words of the organisation and of scheduling systems', () => {
    const told = desk.program.presence();
    expect(told).toMatchObject({
      ok: true,
      value: {
        userId: 'maya',
        definitionId: 'available',
        state: 'available',
        availability: 'available',
        pending: null,
      },
    });
    expect(told.ok && toldPresenceSchema.parse(told.value)).toMatchObject({ connection: 'live', isStale: false });
  });

  it('is which definitions may be chosen just now', () => {
    const told = desk.program.definitions();
    const definitions = told.ok ? told.value.map((one) => toldDefinitionSchema.parse(one)) : [];
    expect(definitions.filter(({ isCurrent }) => isCurrent).map(({ definitionId }) => definitionId)).toEqual([
      'available',
    ]);
    expect(definitions.map(({ definitionId }) => definitionId)).not.toContain('old');
  });

  it('is that nothing is known yet, while it is not', () => {
    const early = new Desk();
    expect(early.program.presence()).toMatchObject({ ok: false, error: { code: 'not-ready' } });
  });
});

describe('A program that watches', () => {
  const heard: ProgramEvent[] = [];
  beforeEach(() => {
    heard.length = 0;
    desk.program.watch((event) => heard.push(event));
  });

  it('is told what stands at once', () => {
    expect(heard).toMatchObject([{ type: 'snapshot', presence: { definitionId: 'available' } }]);
  });

  it('is told each change with its cause, and what stands then', async () => {
    desk.gateway.feed.emit({ type: 'presence', presence: remote('meal', 10_000_000) });
    await desk.settle();
    expect(heard.slice(1)).toMatchObject([
      {
        type: 'change',
        change: { previous: { definitionId: 'available' }, definitionId: 'meal', cause: { kind: 'elsewhere' } },
      },
      { type: 'snapshot', presence: { definitionId: 'meal' } },
    ]);
  });

  it('is told of another note without a change, of a sign-out, and of nothing that is as before', async () => {
    desk.gateway.feed.emit({ type: 'presence', presence: remote('available', 10_000_000, 'Till noon') });
    desk.program.changed();
    await desk.settle();
    expect(heard.slice(1)).toMatchObject([{ type: 'snapshot', presence: { note: 'Till noon' } }]);
    desk.signedIn = null;
    desk.program.changed();
    expect(heard.at(-1)).toEqual({ type: 'snapshot', presence: null });
    expect(heard).toHaveLength(3);
  });

  it('is told nothing after it has stopped', async () => {
    const late: ProgramEvent[] = [];
    desk.program.watch((event) => late.push(event)).dispose();
    desk.gateway.feed.emit({ type: 'presence', presence: remote('meal', 10_000_000) });
    await desk.settle();
    expect(late).toHaveLength(1);
  });
});
