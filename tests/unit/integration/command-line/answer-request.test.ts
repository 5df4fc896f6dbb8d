import { beforeEach, describe, expect, it } from 'vitest';
import { createAnswerRequest } from '../../../../electron/integration/command-line/answer-request';
import { createApiTokens } from '../../../../electron/integration/local-api/api-tokens';
import type { AnswerRequest, FinalAnswer } from '../../../../electron/ports';
import { createPresenceProgram } from '../../../../electron/services/presence-program/presence-program';
import type { PresenceProgram, ProgramAccount } from '../../../../electron/services/presence-program/presence-program';
import type { CommandLineRequest } from '../../../../shared/command-line/protocol';
import type { HistoryAnswer } from '../../../../shared/history/answer';
import { localDays } from '../../../../shared/history/zone';
import { createTranslator } from '../../../../shared/i18n';
import { fortnight } from '../../../fakes/history-answer';
import { FakeSecretStore } from '../../../fakes/secret-store';
import { remote } from '../../core/presence/fixtures';
import { AccountHarness } from '../../services/account-harness';

/** Omit over each of the verbs. */
type Words = CommandLineRequest extends infer One ? (One extends unknown ? Omit<One, 'protocol'> : never) : never;

class Desk {
  readonly harness = new AccountHarness();
  readonly program: PresenceProgram;
  readonly answer: AnswerRequest;
  signedIn: ProgramAccount | null = this.harness.account;
  known: HistoryAnswer = fortnight();
  readonly secrets = new FakeSecretStore();
  /** What was told before the end. */
  readonly told: { readonly text: string; readonly data: unknown }[] = [];
  readonly gone = new AbortController();

  constructor() {
    const { time } = this.harness;
    const translator = createTranslator('en-GB');
    const timeZone = (): string => this.known.timeZone;
    this.program = createPresenceProgram({
      ...time,
      account: () => this.signedIn,
      history: () => ({ read: () => this.known, isFetching: () => false }),
      translator,
      unavailableAs: () => 'busy',
      isSimulated: false,
      timeZone,
    });
    this.harness.onChange = () => this.program.changed();
    this.answer = createAnswerRequest({
      program: this.program,
      translator,
      timeZone,
      clock: time.clock,
      apiTokens: createApiTokens(() => this.secrets),
      apiAddresses: () => ['http://127.0.0.1:17771'],
    });
  }

  ask(words: Words): Promise<FinalAnswer> {
    return this.answer({
      request: { protocol: 1, ...words },
      tell: async (text, data) => void this.told.push({ text, data }),
      gone: this.gone.signal,
    });
  }

  get text(): string {
    return this.told.map(({ text }) => text).join('');
  }

  /** The cloud does what it is asked. */
  async confirm(definitionId: string, version: number, note = ''): Promise<void> {
    await this.harness.time.settle();
    this.harness.gateway.writes.answer(remote(definitionId, version, note));
  }
}

let desk: Desk;
beforeEach(async () => {
  desk = new Desk();
  await desk.harness.live('available');
  await desk.harness.time.settle();
});

describe('get', () => {
  it('says the presence alone on its first line, and below it since when and by whom', async () => {
    const answer = await desk.ask({ verb: 'get' });
    expect(answer).toMatchObject({ type: 'done', data: { definitionId: 'available', state: 'available' } });
    const lines = answer.type === 'done' ? answer.text.split('\n') : [];
    expect(lines[0]).toBe('available');
    expect(lines[1]).toMatch(/^ {2}since .*, set before Presence Tray started$/);
    expect(lines.slice(2)).toEqual(['']);
  });

  it('says what is being set, the note, and until when', async () => {
    const setting = desk.ask({ verb: 'set', presence: 'meal', note: 'Soup\u001b[2J', forMs: 900_000 });
    await desk.harness.time.settle();
    expect(await desk.ask({ verb: 'get' })).toMatchObject({
      text: expect.stringContaining('  being set: meal\n') as string,
    });
    await desk.confirm('meal', 10_000_000, 'Soup\u001b[2J');
    await setting;
    const { text } = (await desk.ask({ verb: 'get' })) as { text: string };
    expect(text).toMatch(/^meal\n {2}since .*, set by you from the command line\n/);
    // What steers a terminal does not come through.
    expect(text).toContain('  note: Soup [2J\n  until ');
  });

  it('says that nobody is signed in', async () => {
    desk.signedIn = null;
    expect(await desk.ask({ verb: 'get' })).toMatchObject({
      type: 'failed',
      code: 'not-ready',
      message: 'Nobody is signed in. Sign in to Presence Tray first.',
      details: { code: 'signed-out' },
    });
  });
});

describe('set', () => {
  it('is done when the cloud has confirmed it, says what stands then, and is the agent’s from the command line', async () => {
    const answer = desk.ask({ verb: 'set', presence: 'br' });
    await desk.confirm('break', 10_000_000);
    expect(await answer).toMatchObject({
      type: 'done',
      text: expect.stringMatching(/^break\n/) as string,
      data: { definitionId: 'break', cause: { kind: 'agent', via: 'command-line' } },
    });
  });

  it('changes the note alone', async () => {
    const answer = desk.ask({ verb: 'set', note: 'Back at 3' });
    await desk.harness.time.settle();
    expect(desk.harness.gateway.writes.inputs).toEqual([{ note: 'Back at 3' }]);
    await desk.confirm('available', 10_000_000, 'Back at 3');
    expect(await answer).toMatchObject({ type: 'done', data: { note: 'Back at 3' } });
  });

  it('is refused with what is allowed, and with what was perhaps meant', async () => {
    expect(await desk.ask({ verb: 'set', presence: 'brake' })).toMatchObject({
      type: 'failed',
      code: 'refused',
      message: 'There is no presence “brake”. Did you mean break?',
      details: { code: 'unknown-definition', suggestion: 'break', allowed: { states: expect.anything() as unknown } },
    });
    expect(await desk.ask({ verb: 'set', presence: 'lunch' })).toMatchObject({
      type: 'failed',
      code: 'refused',
      message: expect.stringContaining('has no presence lunch. Allowed now:') as string,
    });
  });

  it('is refused when its name may be several', async () => {
    expect(await desk.ask({ verb: 'set', presence: 'me' })).toMatchObject({
      type: 'failed',
      code: 'refused',
      message: '“me” may be meal, meeting. Write more of it.',
      details: { code: 'ambiguous-name', labels: ['meal', 'meeting'] },
    });
  });

  it('is a conflict when somebody else changes the presence meanwhile', async () => {
    const answer = desk.ask({ verb: 'set', presence: 'meal' });
    await desk.harness.time.settle();
    desk.harness.gateway.feed.emit({ type: 'presence', presence: remote('break', 99_000_000) });
    desk.harness.gateway.writes.answer(remote('meal', 98_000_000));
    expect(await answer).toMatchObject({ type: 'failed', code: 'conflict', details: { code: 'changed-elsewhere' } });
  });

  it('is pending when it is not confirmed in 15 s', async () => {
    const answer = desk.ask({ verb: 'set', presence: 'meal' });
    await desk.harness.time.advance(15_000);
    expect(await answer).toMatchObject({
      type: 'failed',
      code: 'pending',
      details: { code: 'waiting', intentId: 'intent-1' },
    });
  });
});

describe('presences', () => {
  it('are what may be chosen, with what stands and what is not possible', async () => {
    desk.harness.gateway.feed.emit({ type: 'presence', presence: remote('break', 10_000_000) });
    await desk.harness.time.settle();
    expect(await desk.ask({ verb: 'presences' })).toMatchObject({ type: 'done' });
    expect(desk.text).toBe(
      [
        'available',
        'on-queue',
        'busy',
        'break        now',
        'meal',
        'meeting',
        '  huddle',
        'away         not possible just now',
        'offline',
        '',
      ].join('\n'),
    );
    expect(desk.told.slice(1)).toHaveLength(9);
    expect(desk.told[1]?.data).toMatchObject({ definitionId: 'available', isAllowed: true });
  });
});

describe('watch', () => {
  it('tells what stands, then each change with its cause, until the program hangs up', async () => {
    const ended = desk.ask({ verb: 'watch' });
    desk.harness.gateway.feed.emit({ type: 'presence', presence: remote('meal', 10_000_000) });
    await desk.harness.time.settle();
    expect(desk.text).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}available {2}\(.*\)\n\d{4}-.* {2}meal {2}\(Changed elsewhere\)\n$/,
    );
    expect(desk.told.map(({ data }) => data)).toMatchObject([
      { type: 'snapshot', presence: { definitionId: 'available' } },
      { type: 'change', change: { definitionId: 'meal', cause: { kind: 'elsewhere' } } },
      { type: 'snapshot', presence: { definitionId: 'meal' } },
    ]);
    desk.gone.abort();
    expect(await ended).toMatchObject({ type: 'done' });
    desk.harness.gateway.feed.emit({ type: 'presence', presence: remote('break', 11_000_000) });
    await desk.harness.time.settle();
    expect(desk.told).toHaveLength(3);
  });

  it('tells a sign-out, and what stands after a sign-in', async () => {
    void desk.ask({ verb: 'watch' });
    const account = desk.signedIn;
    for (desk.signedIn of [null, account]) desk.program.changed();
    expect(desk.text.split('\n').slice(1, -1)).toEqual([
      'Nobody is signed in, or nothing is known yet.',
      desk.text.split('\n')[0],
    ]);
  });
});

describe('history', () => {
  it('is a table by day for people, each day whole', async () => {
    expect(await desk.ask({ verb: 'history', from: '2026-10-16', to: '2026-10-29', format: 'text' })).toMatchObject({
      type: 'done',
    });
    const dates = desk.text.split('\n').filter((line) => /^\d/.test(line));
    expect(dates).toEqual(localDays(desk.known, desk.known.timeZone).map(({ date }) => date));
    expect(desk.text).toContain('Not recorded');
    expect(desk.text).toMatch(/^ {2}10:15 {2}16 m {7}Break {2}“Back at half past”$/m);
  });

  it('tells what lasted less than a minute in seconds', async () => {
    const [first, second, ...rest] = fortnight().parts;
    const short = { ...first!, endAt: first!.startAt + 9_600 };
    desk.known = fortnight({ parts: [short, { ...second!, startAt: short.endAt }, ...rest] });
    await desk.ask({ verb: 'history', from: '2026-10-16', to: '2026-10-29', format: 'text' });
    expect(desk.text).toMatch(/^ {2}00:00 {2}9 s {8}Offline$/m);
    expect(desk.text).not.toContain('just now');
  });

  it('is a spreadsheet without the mark that only Excel wants', async () => {
    await desk.ask({ verb: 'history', format: 'csv' });
    const [head, ...rows] = desk.text.split('\r\n');
    expect(head).toMatch(/^[A-Za-z]/);
    expect(rows).toHaveLength(desk.known.parts.length + 1);
  });

  it('is one part a line for programs', async () => {
    await desk.ask({ verb: 'history', format: 'json' });
    expect(desk.told).toHaveLength(desk.known.parts.length);
    expect(desk.told[0]?.data).toMatchObject({ kind: 'presence', systemPresence: 'offline' });
  });

  it('ends as pending, with all that is known, when not all of it could be had', async () => {
    const [first, ...rest] = fortnight().parts;
    desk.known = fortnight({
      parts: [{ kind: 'gap', startAt: first!.startAt, endAt: first!.endAt, reason: 'failed' }, ...rest],
    });
    expect(await desk.ask({ verb: 'history', format: 'csv' })).toMatchObject({ type: 'failed', code: 'pending' });
    expect(desk.text.split('\r\n')).toHaveLength(desk.known.parts.length + 2);
  });

  it.each([
    ['yesterday', undefined],
    ['2026-10-29', '2026-10-01'],
    ['2020-01-01', '2026-01-01'],
  ])('from %s to %s is not understood', async (from, to) => {
    const answer = await desk.ask({ verb: 'history', format: 'text', from, ...(to === undefined ? {} : { to }) });
    expect(answer).toMatchObject({ type: 'failed', code: 'invalid' });
  });

  it('of days of which nothing is known says so', async () => {
    desk.known = fortnight({ parts: [] });
    await desk.ask({ verb: 'history', format: 'text' });
    expect(desk.text).toBe('Nothing is known of these days.\n');
  });
});

describe('api-token', () => {
  it('is a token of the local API for that access, the same each time, and where the API is', async () => {
    const [first, again, reading] = [
      await desk.ask({ verb: 'api-token', access: 'read-write' }),
      await desk.ask({ verb: 'api-token', access: 'read-write' }),
      await desk.ask({ verb: 'api-token', access: 'read-only' }),
    ];
    expect(first).toMatchObject({ type: 'done', text: expect.stringMatching(/^ptw_[\w-]{43}\n$/) as string });
    expect(again).toEqual(first);
    expect(reading).toMatchObject({
      text: expect.stringMatching(/^ptr_/) as string,
      data: { access: 'read-only', addresses: ['http://127.0.0.1:17771'] },
    });
  });

  it('is not to be had while the keychain is locked', async () => {
    desk.secrets.refuse('read', 'locked');
    expect(await desk.ask({ verb: 'api-token', access: 'read-only' })).toMatchObject({
      type: 'failed',
      code: 'not-ready',
      details: { code: 'locked' },
    });
  });
});
