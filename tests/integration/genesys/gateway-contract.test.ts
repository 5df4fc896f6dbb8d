import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from '../../../electron/genesys/http-client';
import type { CloudError, FeedEvent, PresencePatch, RemotePresence } from '../../../electron/ports';
import type { Result } from '../../../shared/result';
import { createVirtualTime } from '../../fakes/virtual-time';
import { mealInOrganisation, platform, resource, startContractCloud, type ContractCloud } from './contract-clouds';
import type { Mischief } from './meddler';
import { tokensOf } from './simulated-agent';
import { until } from './until';

const { signal } = new AbortController();

type Answer = Result<RemotePresence, CloudError>;

const valueOf = (answer: Answer): RemotePresence => {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.detail}`);
  return answer.value;
};

/** What every presence gateway does, whichever dialect it speaks. */
describe.each([platform, resource])('the gateway of the $name dialect', (dialect) => {
  const { available, busy, offline, presencePath, writeMethod } = dialect;
  let cloud: ContractCloud;
  beforeEach(async () => {
    cloud = await startContractCloud(dialect);
  });
  afterEach(() => cloud.dispose());

  const read = (): Promise<Answer> => cloud.gateway.readPresence(cloud.agent.id, signal);
  const write = (patch: PresencePatch = { definitionId: busy }): Promise<Answer> =>
    cloud.gateway.writePresence(cloud.agent.id, patch, signal);
  const fault = (method: string, of: object): Promise<void> =>
    cloud.control('faults', { path: presencePath, method, times: 1, ...of });
  /** What stands, as the cloud has it. */
  const current = async (): Promise<string> => valueOf(await read()).definitionId;

  describe('in order', () => {
    it('tells who is signed in', async () => {
      const identity = await cloud.gateway.identify(signal);
      expect(identity).toMatchObject({
        ok: true,
        value: { userId: cloud.agent.id, userName: cloud.agent.name, organisationId: expect.any(String) as string },
      });
    });

    it('lists definitions with labels, and among them the one that stands', async () => {
      const definitions = await cloud.gateway.listDefinitions(signal);
      if (!definitions.ok) throw new Error(definitions.error.detail);
      const ids = definitions.value.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toContain(await current());
      for (const { labels } of definitions.value) expect(Object.values(labels)[0]).toMatch(/\w/);
    });

    it('reads a presence, the same version as long as it stands', async () => {
      const first = valueOf(await read());
      expect(first).toMatchObject({ definitionId: available, systemPresence: 'available', note: '', isPrimary: true });
      expect(Date.now() - (first.version ?? 0)).toBeLessThan(30 * 60_000);
      expect(valueOf(await read())).toEqual(first);
    });

    it('tells whether an interaction is live, where the dialect has any', async () => {
      const isLive = async (): Promise<boolean> => {
        const answer = await cloud.gateway.readInteraction(cloud.agent.id, signal);
        if (!answer.ok) throw new Error(answer.error.detail);
        return answer.value.isLive;
      };
      expect(await isLive()).toBe(false);
      await cloud.control('conversations', { userId: cloud.agent.id, contactCenter: 1 });
      expect(await isLive()).toBe(dialect.name === 'platform');
      await cloud.control('conversations', { userId: cloud.agent.id, contactCenter: 0, enterprise: 1 });
      expect(await isLive()).toBe(dialect.name === 'platform');
      await cloud.control('conversations', { userId: cloud.agent.id, enterprise: 0 });
      expect(await isLive()).toBe(false);
    });

    it('writes a definition and a note, each leaving the other alone, with rising versions', async () => {
      const before = valueOf(await read());
      const both = valueOf(await write({ definitionId: busy, note: 'Back at 3' }));
      expect(both).toMatchObject({ definitionId: busy, systemPresence: 'busy', note: 'Back at 3' });
      const definition = valueOf(await write({ definitionId: available }));
      expect(definition).toMatchObject({ definitionId: available, note: 'Back at 3' });
      const note = valueOf(await write({ note: '' }));
      expect(note).toMatchObject({ definitionId: available, note: '' });
      expect(valueOf(await read())).toEqual(note);
      const versions = [before, both, definition, note].map(({ version }) => version ?? Number.NaN);
      expect([...new Set(versions)].sort((one, other) => one - other)).toEqual(versions);
    });

    it('takes a write that changes nothing for a bug', async () => {
      await expect(async () => cloud.gateway.writePresence(cloud.agent.id, {}, signal)).rejects.toThrow();
    });

    it('tells a change from elsewhere through its feed, with the version that a read gives', async () => {
      const events: FeedEvent[] = [];
      const feed = cloud.gateway.openFeed(cloud.agent.id, (event) => void events.push(event));
      try {
        await until(() => events.length > 0, 'the feed is connected');
        expect(events).toEqual([{ type: 'connected' }]);
        const before = valueOf(await read());
        await cloud.control('presence', { userId: cloud.agent.id, definitionId: mealInOrganisation, message: 'Soup' });
        dialect.lookAgain(feed);
        await until(() => events.some(({ type }) => type === 'presence'), 'the change is told');
        const told = events.find((event) => event.type === 'presence');
        const now = valueOf(await read());
        expect(told).toEqual({ type: 'presence', presence: now });
        expect(now.note).toBe('Soup');
        expect(now.version).toBeGreaterThan(before.version ?? Infinity);
      } finally {
        feed.dispose();
      }
    });

    it('tells nothing after its feed was disposed', async () => {
      const events: FeedEvent[] = [];
      const feed = cloud.gateway.openFeed(cloud.agent.id, (event) => void events.push(event));
      await until(() => events.length > 0, 'the feed is connected');
      feed.dispose();
      await cloud.control('presence', { userId: cloud.agent.id, definitionId: mealInOrganisation });
      dialect.lookAgain(feed);
      await read();
      expect(events).toEqual([{ type: 'connected' }]);
    });

    it('learns how far the clocks are apart, and gives versions in the cloud’s time', async () => {
      await read();
      expect(cloud.gateway.clockSkewMs()).toBe(0);
      await cloud.control('clock', { advanceMs: 3_600_000 });
      const written = valueOf(await write());
      expect(Math.abs(cloud.gateway.clockSkewMs() - 3_600_000)).toBeLessThan(5_000);
      expect(Math.abs((written.version ?? 0) - Date.now() - 3_600_000)).toBeLessThan(5_000);
    });
  });

  describe('refused', () => {
    it('for want of a scope names it', async () => {
      const narrow = await startContractCloud(dialect, { clientScopes: dialect.readingScopes });
      try {
        expect(await narrow.gateway.readPresence(narrow.agent.id, signal)).toMatchObject({ ok: true });
        expect(await narrow.gateway.writePresence(narrow.agent.id, { definitionId: busy }, signal)).toMatchObject({
          ok: false,
          error: { code: 'scope-missing', detail: dialect.writeScope, status: 403, mayHaveBeenApplied: false },
        });
      } finally {
        await narrow.dispose();
      }
    });

    it('for want of a permission names it', async () => {
      const message = 'You are missing the following permission(s): [presence:userPresence:edit]';
      await fault(writeMethod, { status: 403, body: { code: 'missing.permissions', message, status: 403 } });
      expect(await write()).toMatchObject({
        ok: false,
        error: { code: 'permission-missing', detail: 'presence:userPresence:edit', mayHaveBeenApplied: false },
      });
    });

    it.each([
      [400, 'rejected', false],
      [404, 'not-found', false],
      [409, 'busy', false],
      [412, 'precondition-failed', false],
      [500, 'unavailable', true],
      [503, 'unavailable', false],
      [504, 'unavailable', true],
    ] as const)('with %i says so, and whether it may have been applied', async (status, code, mayHaveBeenApplied) => {
      await fault(writeMethod, { status });
      const written = await write();
      expect(written).toMatchObject({ ok: false, error: { code, status, mayHaveBeenApplied } });
      expect(written.ok ? null : written.error.correlationId).not.toBeNull();
      await fault('GET', { status });
      expect(await read()).toMatchObject({ ok: false, error: { code, status, mayHaveBeenApplied: false } });
      expect(cloud.meddler.count(writeMethod)).toBe(1);
      expect(await current()).toBe(available);
    });

    it('does not know a user that is not there', async () => {
      const nobody = '00000000-0000-4000-8000-000000000000';
      const expected = { ok: false, error: { code: 'not-found', status: 404, mayHaveBeenApplied: false } };
      expect(await cloud.gateway.readPresence(nobody, signal)).toMatchObject(expected);
      expect(await cloud.gateway.writePresence(nobody, { definitionId: busy }, signal)).toMatchObject(expected);
    });

    it('by 429 waits as long as it is told, in seconds', async () => {
      await fault(writeMethod, { status: 429, headers: { 'Retry-After': '7' } });
      expect(await write()).toMatchObject({
        error: { code: 'rate-limited', retryAfterMs: 7_000, mayHaveBeenApplied: false },
      });
    });

    it('by 429 waits as long as it is told, until a date', async () => {
      const date = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 60_000).toUTCString();
      await fault('GET', { status: 429, headers: { 'Retry-After': date } });
      const answer = await read();
      const pauseMs = answer.ok ? null : answer.error.retryAfterMs;
      expect(pauseMs).toBeGreaterThan(55_000);
      expect(pauseMs).toBeLessThanOrEqual(61_000);
    });

    it('by 429 without being told how long keeps to its own dialect', async () => {
      const body = { code: 'too.many.requests', message: 'Too many requests.', status: 429 };
      for (const [method, send] of [['GET', read] as const, [writeMethod, write] as const]) {
        await fault(method, { status: 429, body });
        expect(await send()).toMatchObject({
          error: { code: 'rate-limited', retryAfterMs: dialect.untoldPauseMs, mayHaveBeenApplied: false },
        });
      }
    });

    it('with a token that has ended asks for another one once, and goes on with it', async () => {
      const tokens = tokensOf('ended', cloud.accessToken);
      const gateway = cloud.gatewayWith(tokens);
      expect(await gateway.writePresence(cloud.agent.id, { definitionId: busy }, signal)).toMatchObject({ ok: true });
      expect(tokens.invalidated).toEqual(['ended']);
    });

    it('with tokens that have all ended is unauthorised, after one other was tried', async () => {
      await cloud.control('tokens', { action: 'revoke' });
      const tokens = tokensOf(cloud.accessToken, 'another', 'a third');
      const gateway = cloud.gatewayWith(tokens);
      expect(await gateway.readPresence(cloud.agent.id, signal)).toMatchObject({
        ok: false,
        error: { code: 'unauthorised', status: 401 },
      });
      expect(tokens.invalidated).toEqual([cloud.accessToken]);
      expect(cloud.meddler.count('GET')).toBe(2);
    });
  });

  describe('over a bad network', () => {
    const mischiefs: readonly (readonly [Mischief, CloudError['code']])[] = [
      ['broken', 'network'],
      ['reset', 'network'],
      ['no-json', 'malformed'],
      ['half-json', 'malformed'],
      ['wrong-types', 'malformed'],
      ['huge', 'malformed'],
    ];

    it.each(mischiefs)('reads nothing from an answer that comes to grief (%s): %s', async (mischief, code) => {
      cloud.meddler.meddle('GET', mischief);
      expect(await read()).toMatchObject({ ok: false, error: { code, mayHaveBeenApplied: false } });
      expect(await current()).toBe(available);
    });

    it.each(mischiefs)(
      'writes once when the answer comes to grief (%s): %s, and it was applied',
      async (mischief, code) => {
        const before = valueOf(await read());
        cloud.meddler.meddle(writeMethod, mischief);
        expect(await write()).toMatchObject({ ok: false, error: { code, mayHaveBeenApplied: true } });
        expect(cloud.meddler.count(writeMethod)).toBe(1);
        const now = valueOf(await read());
        expect(now.definitionId).toBe(busy);
        expect(now.version).toBeGreaterThan(before.version ?? Infinity);
      },
    );

    it('cannot tell a write that never arrived from one whose answer was lost', async () => {
      await fault(writeMethod, { action: 'drop-connection' });
      expect(await write()).toMatchObject({ ok: false, error: { code: 'network', mayHaveBeenApplied: true } });
      expect(await current()).toBe(available);
    });

    it('waits so long for a read and no longer', async () => {
      const time = createVirtualTime();
      const gateway = cloud.gatewayWith(tokensOf(cloud.accessToken), time.scheduler);
      cloud.meddler.meddle('GET', 'silence');
      const answer = gateway.readPresence(cloud.agent.id, signal);
      await until(() => cloud.meddler.count('GET') === 1, 'the read has arrived');
      await time.advance(READ_TIMEOUT_MS);
      expect(await answer).toMatchObject({ ok: false, error: { code: 'timeout', mayHaveBeenApplied: false } });
      expect(time.pending()).toBe(0);
    });

    it('waits so long for a write and no longer, and it may have been applied', async () => {
      const time = createVirtualTime();
      const gateway = cloud.gatewayWith(tokensOf(cloud.accessToken), time.scheduler);
      cloud.meddler.meddle(writeMethod, 'silence');
      const answer = gateway.writePresence(cloud.agent.id, { definitionId: busy }, signal);
      await until(() => cloud.meddler.count(writeMethod) === 1, 'the write has arrived');
      await time.advance(WRITE_TIMEOUT_MS);
      expect(await answer).toMatchObject({ ok: false, error: { code: 'timeout', mayHaveBeenApplied: true } });
      expect(await current()).toBe(busy);
    });
  });

  describe('given up', () => {
    it('before it begins sends nothing', async () => {
      const aborted = AbortSignal.abort();
      const expected = { ok: false, error: { code: 'aborted', mayHaveBeenApplied: false } };
      expect(await cloud.gateway.readPresence(cloud.agent.id, aborted)).toMatchObject(expected);
      const patch = { definitionId: offline };
      expect(await cloud.gateway.writePresence(cloud.agent.id, patch, aborted)).toMatchObject(expected);
      expect([cloud.meddler.count('GET'), cloud.meddler.count(writeMethod)]).toEqual([0, 0]);
    });

    it('under way ends at once, and a write may have been applied', async () => {
      const author = new AbortController();
      cloud.meddler.meddle(writeMethod, 'silence');
      const answer = cloud.gateway.writePresence(cloud.agent.id, { definitionId: busy }, author.signal);
      await until(() => cloud.meddler.count(writeMethod) === 1, 'the write has arrived');
      author.abort();
      expect(await answer).toMatchObject({ ok: false, error: { code: 'aborted', mayHaveBeenApplied: true } });
      expect(await current()).toBe(busy);
    });
  });

  it('never tells the token in an error or in the log', async () => {
    await fault('GET', { status: 500 });
    const results = [await read()];
    cloud.meddler.meddle(writeMethod, 'wrong-types');
    results.push(await write());
    await cloud.control('tokens', { action: 'revoke' });
    results.push(await read());
    expect(results.every(({ ok }) => !ok)).toBe(true);
    expect(JSON.stringify([results, cloud.log.entries])).not.toContain(cloud.accessToken);
  });
});
