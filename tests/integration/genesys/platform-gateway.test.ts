import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPlatformGateway } from '../../../electron/genesys/platform/gateway';
import { openWebSocket } from '../../../electron/adapters/socket/web-socket';
import { systemChance, systemClock, systemScheduler } from '../../../electron/adapters/system-time';
import { clientOf, signInSimulatedAgent, tokensOf, type SimulatedAgent } from './simulated-agent';

const available = '6a3af858-942f-489d-9700-5f9bcdcdae9b';
const meal = '3fd96123-badb-4f69-bc03-1b1ccc6d8014';
const onQueue = 'e08eaf1b-ee47-4fa9-a231-1200e284798f';
const presencePath = '/api/v2/users/*/presences/purecloud';

const { signal } = new AbortController();

let signedIn: SimulatedAgent;
beforeEach(async () => {
  signedIn = await signInSimulatedAgent();
});
afterEach(() => signedIn.simulator.dispose());

describe('the platform gateway', () => {
  it('tells who is signed in, and what their roles permit', async () => {
    const identity = await signedIn.gateway.identify(signal);
    expect(identity).toMatchObject({ ok: true, value: { userId: signedIn.agent.id, userName: signedIn.agent.name } });
    if (!identity.ok) return;
    expect(identity.value.organisationId).not.toBe('');
    expect(identity.value.permissions).toContain('analytics:userDetail:view');
  });

  it('lists system rows, secondaries in each language, and deactivated ones', async () => {
    const definitions = await signedIn.gateway.listDefinitions(signal);
    if (!definitions.ok) throw new Error(definitions.error.detail);
    expect(definitions.value).toHaveLength(16);
    expect(definitions.value.filter(({ isSystemDefault }) => isSystemDefault)).toHaveLength(10);
    expect(definitions.value.filter(({ isDeactivated }) => isDeactivated)).toHaveLength(1);
    expect(definitions.value.find(({ id }) => id === onQueue)).toEqual({
      id: onQueue,
      systemPresence: 'on_queue',
      isSystemDefault: true,
      labels: { en_US: 'On Queue', de: 'In Warteschleife' },
      isDeactivated: false,
    });
  });

  it('writes a definition and a note, together or each alone, and reads them back', async () => {
    const { gateway, agent } = signedIn;
    const both = await gateway.writePresence(agent.id, { definitionId: meal, note: 'Back at 3' }, signal);
    if (!both.ok) throw new Error(both.error.detail);
    expect(both.value).toMatchObject({
      definitionId: meal,
      systemPresence: 'meal',
      note: 'Back at 3',
      isPrimary: true,
    });
    expect(Math.abs((both.value.version ?? 0) - Date.now())).toBeLessThan(5_000);
    const note = await gateway.writePresence(agent.id, { note: '' }, signal);
    expect(note).toMatchObject({ ok: true, value: { definitionId: meal, note: '' } });
    await gateway.writePresence(agent.id, { definitionId: onQueue }, signal);
    const read = await gateway.readPresence(agent.id, signal);
    expect(read).toMatchObject({ ok: true, value: { definitionId: onQueue, systemPresence: 'on_queue' } });
    expect(await gateway.readRoutingStatus(agent.id, signal)).toMatchObject({ ok: true, value: { status: 'idle' } });
  });

  it('sends in a write exactly what is to change', async () => {
    const { gateway, agent } = signedIn;
    await gateway.writePresence(agent.id, { definitionId: available }, signal);
    await gateway.writePresence(agent.id, { note: 'x' }, signal);
    const bodies = (await signedIn.requests(presencePath)).map(({ body }) => JSON.parse(body) as unknown);
    expect(bodies).toEqual([{ presenceDefinition: { id: available } }, { message: 'x' }]);
  });

  it('takes a write that changes nothing for a bug', async () => {
    await expect(async () => signedIn.gateway.writePresence(signedIn.agent.id, {}, signal)).rejects.toThrow();
  });

  it('names the permission that is missing to go On Queue', async () => {
    const clerk = await signInSimulatedAgent(2);
    try {
      expect(await clerk.gateway.writePresence(clerk.agent.id, { definitionId: onQueue }, signal)).toMatchObject({
        ok: false,
        error: {
          code: 'permission-missing',
          detail: 'Routing > Agent > On Queue',
          status: 403,
          mayHaveBeenApplied: false,
        },
      });
    } finally {
      await clerk.simulator.dispose();
    }
  });

  it('names the scope that the OAuth client lacks', async () => {
    const narrow = await signInSimulatedAgent(0, { clientScopes: ['user-basic-info'] });
    try {
      expect(await narrow.gateway.writePresence(narrow.agent.id, { definitionId: meal }, signal)).toMatchObject({
        ok: false,
        error: { code: 'scope-missing', detail: 'presence', status: 403 },
      });
    } finally {
      await narrow.simulator.dispose();
    }
  });

  it('says so when an earlier update is not finished', async () => {
    await signedIn.control('settings', { nextPresenceConflicts: 1 });
    const write = (): ReturnType<typeof signedIn.gateway.writePresence> =>
      signedIn.gateway.writePresence(signedIn.agent.id, { definitionId: meal }, signal);
    expect(await write()).toMatchObject({ ok: false, error: { code: 'busy', status: 409, mayHaveBeenApplied: false } });
    expect(await write()).toMatchObject({ ok: true });
  });

  it('learns how far the clocks are apart', async () => {
    await signedIn.gateway.identify(signal);
    expect(signedIn.gateway.clockSkewMs()).toBe(0);
    await signedIn.control('clock', { advanceMs: 3_600_000 });
    await signedIn.gateway.identify(signal);
    expect(signedIn.gateway.clockSkewMs()).toBeGreaterThan(3_595_000);
    expect(signedIn.gateway.clockSkewMs()).toBeLessThan(3_605_000);
  });
});

describe('the list of definitions', () => {
  it.each([403, 404])('that is answered with %i is read with the agent’s own user', async (status) => {
    await signedIn.control('faults', { path: '/api/v2/presence/definitions', status });
    const definitions = await signedIn.gateway.listDefinitions(signal);
    if (!definitions.ok) throw new Error(definitions.error.detail);
    expect(definitions.value.filter(({ isSystemDefault }) => isSystemDefault)).toHaveLength(10);
    expect(definitions.value.find(({ id }) => id === meal)?.labels).toMatchObject({ en_US: 'Meal' });
  });

  it('is read page by page from the deprecated place when nothing else serves', async () => {
    await signedIn.control('faults', { path: '/api/v2/presence/definitions', status: 404 });
    await signedIn.control('faults', { path: '/api/v2/users/me', status: 403 });
    const definitions = await signedIn.gateway.listDefinitions(signal);
    if (!definitions.ok) throw new Error(definitions.error.detail);
    expect(definitions.value).toHaveLength(16);
    expect(definitions.value.filter(({ isSystemDefault }) => isSystemDefault)).toHaveLength(10);
  });

  it('that is refused everywhere fails with the first refusal', async () => {
    const missing = { code: 'missing.any.permissions', message: '[presence:presenceDefinition:view]', status: 403 };
    await signedIn.control('faults', { path: '/api/v2/presence/definitions', status: 403, body: missing });
    await signedIn.control('faults', { path: '/api/v2/users/me', status: 403 });
    await signedIn.control('faults', { path: '/api/v2/presencedefinitions', status: 403 });
    expect(await signedIn.gateway.listDefinitions(signal)).toMatchObject({
      ok: false,
      error: { code: 'permission-missing', detail: 'presence:presenceDefinition:view' },
    });
  });

  it('that fails for the moment is not looked for elsewhere', async () => {
    await signedIn.control('faults', { path: '/api/v2/presence/definitions', status: 503 });
    expect(await signedIn.gateway.listDefinitions(signal)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await signedIn.requests('/api/v2/presencedefinitions')).toHaveLength(0);
  });

  it('with one unreadable entry has all the others', async () => {
    const good = { id: 'a', type: 'System', systemPresence: 'Meal', languageLabels: { en_US: 'Meal' } };
    const body = { entities: [good, { id: 7 }, null], total: 3 };
    await signedIn.control('faults', { path: '/api/v2/presence/definitions', status: 200, body });
    expect(await signedIn.gateway.listDefinitions(signal)).toMatchObject({ ok: true, value: [{ id: 'a' }] });
    expect(signedIn.log.entries.some(({ level }) => level === 'warn')).toBe(true);
  });

  it('of which nothing can be read is malformed', async () => {
    await signedIn.control('faults', { path: '/api/v2/presence/definitions', status: 200, body: { entities: [7] } });
    expect(await signedIn.gateway.listDefinitions(signal)).toMatchObject({ ok: false, error: { code: 'malformed' } });
  });
});

describe('a write', () => {
  const write = (): ReturnType<SimulatedAgent['gateway']['writePresence']> =>
    signedIn.gateway.writePresence(signedIn.agent.id, { definitionId: meal }, signal);
  const current = async (): Promise<string> => {
    const read = await signedIn.gateway.readPresence(signedIn.agent.id, signal);
    return read.ok ? read.value.definitionId : read.error.code;
  };

  it('whose answer is lost may have been applied, and was', async () => {
    await signedIn.control('faults', { path: presencePath, method: 'PATCH', action: 'lose-answer', times: 1 });
    expect(await write()).toMatchObject({ ok: false, error: { code: 'network', mayHaveBeenApplied: true } });
    expect(await current()).toBe(meal);
  });

  it('whose connection breaks before may have been applied, and was not', async () => {
    await signedIn.control('faults', { path: presencePath, method: 'PATCH', action: 'drop-connection', times: 1 });
    expect(await write()).toMatchObject({ ok: false, error: { code: 'network', mayHaveBeenApplied: true } });
    expect(await current()).not.toBe(meal);
  });

  it('is not sent again by itself, whatever went wrong', async () => {
    for (const status of [500, 503, 504, 429]) {
      await signedIn.control('faults', { path: presencePath, method: 'PATCH', status, times: 1 });
      expect((await write()).ok).toBe(false);
    }
    const writes = (await signedIn.requests(presencePath)).filter(({ method }) => method === 'PATCH');
    expect(writes).toHaveLength(4);
  });
});

describe('a token that has ended', () => {
  it('is invalidated once, and the request repeated with the next one', async () => {
    const { simulator, agent, accessToken } = signedIn;
    const tokens = tokensOf('ended', accessToken);
    const gateway = createPlatformGateway({
      http: clientOf(simulator.url, tokens),
      openSocket: openWebSocket,
      clock: systemClock,
      scheduler: systemScheduler,
      chance: systemChance,
      log: signedIn.log,
    });
    expect(await gateway.writePresence(agent.id, { definitionId: meal }, signal)).toMatchObject({ ok: true });
    expect(tokens.invalidated).toEqual(['ended']);
    expect(await signedIn.requests(presencePath)).toHaveLength(2);
  });

  it('without another one is unauthorised', async () => {
    await signedIn.control('tokens', { action: 'revoke' });
    const answer = await signedIn.gateway.readPresence(signedIn.agent.id, signal);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'unauthorised', status: 401, cloudCode: 'bad.credentials' },
    });
    expect(answer.ok ? null : answer.error.correlationId).not.toBeNull();
  });
});
