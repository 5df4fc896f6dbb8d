import { describe, expect, it } from 'vitest';
import type { Body } from './support';
import { availableId, startOfTime, startTestCloud, text } from './support';

const entities = (body: Body): readonly Body[] => body['entities'] as unknown as readonly Body[];

describe('the list of presence definitions', () => {
  it('holds the ten system rows and five secondaries, each in two languages, without paging', async () => {
    const cloud = await startTestCloud();
    const { body } = await (await cloud.signIn(1)).get('/api/v2/presence/definitions');
    expect([Number(body['total']), entities(body).length]).toEqual([15, 15]);
    const system = entities(body).filter((one) => text(one['type']) === 'System');
    expect(system.map((one) => text(one['systemPresence'])).sort()).toEqual(
      'Available Away Break Busy Idle Meal Meeting Offline OnQueue Training'.split(' '),
    );
    expect(entities(body).map((one) => Object.keys(one['languageLabels'] ?? {}))).toEqual(
      Array.from({ length: 15 }, () => ['en_US', 'de']),
    );
    const secondaries = entities(body).filter((one) => text(one['type']) === 'User');
    expect(secondaries.map((one) => [one['systemPresence'], one['languageLabels']?.['en_US']])).toEqual([
      ['Busy', 'After-call admin'],
      ['Meeting', 'Team huddle'],
      ['Meeting', '1:1 with supervisor'],
      ['Training', 'Coaching'],
      ['Away', 'Comfort break'],
    ]);
  });

  it('keeps deactivated definitions apart', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(1);
    const { body } = await client.get('/api/v2/presence/definitions?deactivated=true');
    expect(entities(body)).toMatchObject([{ deactivated: true, systemPresence: 'Busy' }]);
    const wrong = await client.get('/api/v2/presence/definitions?deactivated=perhaps');
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'invalid.query.param.value']);
  });

  it('gives one language when asked for one', async () => {
    const cloud = await startTestCloud();
    const { body } = await (await cloud.signIn(1)).get('/api/v2/presence/definitions?localeCode=de');
    expect(entities(body)[0]?.['languageLabels']).toEqual({ de: 'Verfügbar' });
  });

  it('is paged in its deprecated form, where On Queue is spelled with a space', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(1);
    const first = await client.get('/api/v2/presencedefinitions?pageSize=10');
    const second = await client.get('/api/v2/presencedefinitions?pageSize=10&pageNumber=2');
    expect(first.body).toMatchObject({ total: 15, pageCount: 2, pageSize: 10, pageNumber: 1 });
    expect(entities(first.body).length + entities(second.body).length).toBe(15);
    expect(entities(first.body).map((one) => text(one['systemPresence']))).toContain('On Queue');
    const all = await client.get('/api/v2/presencedefinitions?deleted=ALL');
    expect(Number(all.body['total'])).toBe(16);
  });

  it('needs a permission where the organisation is set so', async () => {
    const cloud = await startTestCloud();
    await cloud.control('settings', { definitionsNeedPermission: true });
    const refused = await (await cloud.signIn(1)).get('/api/v2/presence/definitions');
    expect([refused.status, refused.body['code']]).toEqual([403, 'missing.permissions']);
    expect((await (await cloud.signIn(0)).get('/api/v2/presence/definitions')).status).toBe(200);
  });

  it('serves a single definition in both forms', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const current = await client.get(`/api/v2/presence/definitions/${availableId}`);
    const deprecated = await client.get(`/api/v2/presencedefinitions/${availableId}`);
    expect([current.body['type'], deprecated.body['primary']]).toEqual(['System', true]);
    expect((await client.get('/api/v2/presence/definitions/nothing')).status).toBe(404);
  });

  it('of system presences is a bare list in upper case', async () => {
    const cloud = await startTestCloud();
    const { body } = await (await cloud.signIn(0)).get('/api/v2/systempresences');
    expect((body as unknown as readonly Body[]).map((one) => text(one['name']))).toContain('ON_QUEUE');
  });
});

describe('users/me', () => {
  it('tells who is signed in and nothing that was not asked for', async () => {
    const cloud = await startTestCloud();
    const { body } = await (await cloud.signIn(1)).get('/api/v2/users/me');
    expect(body).toMatchObject({ id: cloud.agent(1).id, email: cloud.agent(1).email, name: cloud.agent(1).name });
    expect(body).not.toHaveProperty('presence');
  });

  it('expands what a tray app wants to know, comma-separated or repeated', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(1);
    const names = 'presence,routingStatus,authorization,token&expand=organization&expand=date&expand=outOfOffice';
    const { body } = await client.get(`/api/v2/users/me?expand=${names}&expand=conversationSummary`);
    expect(body).toMatchObject({
      presence: { presenceDefinition: { systemPresence: 'Available' } },
      routingStatus: { status: 'OFF_QUEUE' },
      token: { authorizedScope: expect.arrayContaining(['presence', 'notifications']) as unknown },
      organization: { name: 'Lakeside Insurance (simulated)' },
      date: { currentDate: new Date(startOfTime).toISOString() },
      outOfOffice: { active: false },
      conversationSummary: { call: { contactCenter: { active: 0 } } },
    });
    const permissions = body['authorization']?.['permissions'] as unknown as readonly string[];
    expect(permissions.some((permission) => permission.startsWith('analytics'))).toBe(false);
    expect(permissions).toContain('routing:agent:onqueue');
  });

  it('brings the definitions along without any presence permission', async () => {
    const cloud = await startTestCloud();
    const { body } = await (
      await cloud.signIn(1)
    ).get('/api/v2/users/me?expand=presencedefinitions,divisionedpresencedefinitions');
    expect(body['presenceDefinitions']).toHaveLength(15);
    expect(body['divisionedPresenceDefinitions']).toHaveLength(15);
  });

  it('leaves out what it knows and does not simulate, and refuses what it does not know', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(1);
    expect((await client.get('/api/v2/users/me?expand=geolocation')).status).toBe(200);
    expect((await client.get('/api/v2/users/me?expand=nonsense')).body['code']).toBe('invalid.query.param.value');
  });
});

describe('other facts of the organisation', () => {
  it('are a user, the organisation, its time and its presence settings', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    const other = await client.get(`/api/v2/users/${cloud.agent(1).id}?expand=presence`);
    expect(other.body).toMatchObject({ name: cloud.agent(1).name, presence: { primary: true } });
    expect((await client.get('/api/v2/organizations/me')).body['name']).toBe('Lakeside Insurance (simulated)');
    expect((await client.get('/api/v2/date')).body).toEqual({ currentDate: new Date(startOfTime).toISOString() });
    expect((await client.get('/api/v2/presence/settings')).body).toMatchObject({ requestingOffQueueEnabled: false });
  });
});
