import { describe, expect, it } from 'vitest';
import type { Body, Client, TestCloud } from './support';
import { busyId, onQueueId, startOfTime, startTestCloud, text } from './support';

const dayMs = 86_400_000;

function interval(fromDaysAgo: number, toDaysAgo = 0): string {
  return [fromDaysAgo, toDaysAgo].map((days) => new Date(startOfTime - days * dayMs).toISOString()).join('/');
}

const of = (userId: string): object => ({
  userFilters: [
    { type: 'or', predicates: [{ type: 'dimension', dimension: 'userId', operator: 'matches', value: userId }] },
  ],
});

const query = (client: Client, body: object) => client.call('POST', '/api/v2/analytics/users/details/query', body);

const details = (body: Body): readonly Body[] => (body['userDetails'] ?? []) as unknown as readonly Body[];

const records = (body: Body, name: 'primaryPresence' | 'routingStatus' = 'primaryPresence'): readonly Body[] =>
  details(body).flatMap((detail) => (detail[name] ?? []) as unknown as readonly Body[]);

async function startWithHistory(historyDays = 14, seed = 1): Promise<{ cloud: TestCloud; client: Client; id: string }> {
  const cloud = await startTestCloud({ historyDays, seed });
  return { cloud, client: await cloud.signIn(0), id: cloud.agent(0).id };
}

describe('the invented history', () => {
  it('has no gap and no overlap, and its last record is open', async () => {
    const { client, id } = await startWithHistory();
    const { body } = await query(client, {
      interval: interval(14),
      ...of(id),
      paging: { pageSize: 100, pageNumber: 1 },
    });
    for (const name of ['primaryPresence', 'routingStatus'] as const) {
      const all = records(body, name);
      expect(all.length).toBeGreaterThan(50);
      expect(all.slice(1).map((record) => record['startTime'])).toEqual(
        all.slice(0, -1).map((record) => record['endTime']),
      );
      expect(all.at(-1)).not.toHaveProperty('endTime');
    }
  });

  it('shows working days: on queue, breaks, meals, meetings, and nobody at work on a Sunday', async () => {
    const { client, id } = await startWithHistory();
    const { body } = await query(client, {
      interval: interval(14),
      ...of(id),
      paging: { pageSize: 100, pageNumber: 1 },
    });
    const names = new Set(records(body).map((record) => text(record['systemPresence'])));
    for (const name of ['ON_QUEUE', 'BREAK', 'MEAL', 'MEETING', 'TRAINING', 'OFFLINE']) expect(names).toContain(name);
    const sunday = startOfTime - 3 * dayMs;
    const then = records(body).find(
      (record) => Date.parse(text(record['startTime'])) <= sunday && Date.parse(text(record['endTime'])) > sunday,
    );
    expect(then?.['systemPresence']).toBe('OFFLINE');
  });

  it('keeps an agent off queue who may not go on it', async () => {
    const cloud = await startTestCloud({ historyDays: 14 });
    const { body } = await query(await cloud.signIn(2), {
      interval: interval(14),
      ...of(cloud.agent(2).id),
      paging: { pageSize: 100, pageNumber: 1 },
    });
    expect(records(body).map((record) => text(record['systemPresence']))).not.toContain('ON_QUEUE');
  });

  it('is the same for the same seed and another for another', async () => {
    const ask = async (seed: number): Promise<unknown> => {
      const { client, id } = await startWithHistory(7, seed);
      return (await query(client, { interval: interval(7), ...of(id), paging: { pageSize: 100, pageNumber: 1 } })).body;
    };
    const [first, again, other] = [await ask(5), await ask(5), await ask(6)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('does not exist for no days', async () => {
    const { client, id } = await startWithHistory(0);
    const { body } = await query(client, { interval: interval(7), ...of(id) });
    expect(records(body)).toHaveLength(1);
  });
});

describe('a details query', () => {
  it('tells what was just changed', async () => {
    const { cloud, client, id } = await startWithHistory(0);
    await cloud.advance(60_000);
    const set = await client.setPresence(id, { presenceDefinition: { id: busyId } });
    await cloud.advance(1000);
    const { body } = await query(client, { interval: interval(1, -1), ...of(id), order: 'desc' });
    const [open, former] = records(body);
    expect(open).toEqual({
      startTime: set.body['modifiedDate'],
      systemPresence: 'BUSY',
      organizationPresenceId: busyId,
    });
    expect(former).toMatchObject({ endTime: set.body['modifiedDate'], systemPresence: 'AVAILABLE' });
  });

  it('does not clip records to the interval', async () => {
    const { client, id } = await startWithHistory();
    const sunday = new Date(startOfTime - 3 * dayMs);
    const hour = `${sunday.toISOString()}/${new Date(sunday.getTime() + 3_600_000).toISOString()}`;
    const [record, ...more] = records((await query(client, { interval: hour, ...of(id) })).body);
    expect(more).toEqual([]);
    expect(Date.parse(text(record?.['startTime']))).toBeLessThan(sunday.getTime() - dayMs);
    expect(Date.parse(text(record?.['endTime']))).toBeGreaterThan(sunday.getTime() + 12 * 3_600_000);
  });

  it('has no userDetails when nothing is found', async () => {
    const { client } = await startWithHistory();
    expect((await query(client, { interval: interval(3), ...of('nobody') })).body).toEqual({ totalHits: 0 });
  });

  it('filters records by presence, definition and routing status', async () => {
    const { client, id } = await startWithHistory();
    const { body } = await query(client, {
      interval: interval(7),
      ...of(id),
      presenceFilters: [
        {
          type: 'or',
          clauses: [{ type: 'and', predicates: [{ dimension: 'systemPresence', value: 'MEAL' }] }],
          predicates: [{ dimension: 'organizationPresenceId', value: onQueueId }],
        },
      ],
      routingStatusFilters: [{ type: 'and', predicates: [{ dimension: 'routingStatus', value: 'INTERACTING' }] }],
    });
    expect(new Set(records(body).map((record) => text(record['systemPresence'])))).toEqual(
      new Set(['MEAL', 'ON_QUEUE']),
    );
    expect(new Set(records(body, 'routingStatus').map((record) => text(record['routingStatus'])))).toEqual(
      new Set(['INTERACTING']),
    );
  });

  it('tells of everybody without a filter, a user once for each day', async () => {
    const { cloud, client } = await startWithHistory();
    const { body } = await query(client, { interval: interval(5), paging: { pageSize: 100, pageNumber: 1 } });
    const users = details(body).map((detail) => text(detail['userId']));
    expect(new Set(users)).toEqual(new Set(cloud.description.agents.map(({ id }) => id)));
    expect(users.length).toBeGreaterThan(9);
    expect(Number(body['totalHits'])).toBe(users.length);
    await cloud.control('settings', { detailsSplitByDay: false });
    const whole = await query(client, { interval: interval(5) });
    expect(details(whole.body)).toHaveLength(3);
  });

  it('is paged by 25 unless told otherwise, and a page past the end is empty', async () => {
    const cloud = await startTestCloud({ historyDays: 30 });
    const client = await cloud.signIn(0);
    const wide = { interval: interval(30), ...of(cloud.agent(0).id) };
    const all = await query(client, { ...wide, paging: { pageSize: 100, pageNumber: 1 } });
    await cloud.control('settings', { detailsShortPages: true });
    const collected: Body[] = [];
    let pages = 0;
    for (let pageNumber = 1; ; pageNumber += 1) {
      const { body } = await query(client, { ...wide, paging: { pageSize: 10, pageNumber } });
      if (details(body).length === 0) break;
      expect(details(body).length).toBeLessThanOrEqual(5);
      collected.push(...records(body));
      pages += 1;
    }
    expect(pages).toBeGreaterThan(2);
    expect(collected).toEqual(records(all.body));
    await cloud.control('settings', { detailsShortPages: false });
    expect(details((await query(client, { interval: interval(7) })).body).length).toBeLessThanOrEqual(25);
  });

  it.each([
    ['seven days without a filter', { interval: interval(7.01) }, 'constraint.validation'],
    ['31 days with a filter', { interval: interval(31.01), ...of('x') }, 'constraint.validation'],
    ['no interval', {}, 'constraint.validation'],
    ['no dates', { interval: 'today/tomorrow' }, 'invalid.date'],
    [
      'a dimension that users do not have',
      { interval: interval(1), userFilters: [{ type: 'or', predicates: [{ dimension: 'name', value: 'x' }] }] },
      'invalid.value',
    ],
    ['half a paging', { interval: interval(1), paging: { pageSize: 25 } }, 'constraint.validation'],
  ])('is refused for more than it takes: %s', async (_what, body, code) => {
    const { client } = await startWithHistory();
    const answer = await query(client, body);
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
  });

  it('has a largest page where the organisation is set so', async () => {
    const { cloud, client } = await startWithHistory();
    await cloud.control('settings', { detailsMaximumPageSize: 100 });
    const body = { interval: interval(1), paging: { pageSize: 101, pageNumber: 1 } };
    expect((await query(client, body)).status).toBe(400);
  });
});
