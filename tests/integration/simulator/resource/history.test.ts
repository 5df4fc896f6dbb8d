import { describe, expect, it } from 'vitest';
import type { ApiAnswer, Body } from '../support';
import { startOfTime, text } from '../support';
import { connect, startResourceCloud, states, tokenFor } from './support';

const dayMs = 86_400_000;
const lastWeek = {
  startDate: new Date(startOfTime - 7 * dayMs).toISOString(),
  endDate: new Date(startOfTime + dayMs).toISOString(),
};
const entitiesOf = ({ body }: ApiAnswer): readonly Body[] => body['entities'] as unknown as readonly Body[];

describe('the presence history', () => {
  it('is a row of states without holes, the last of which still runs', async () => {
    const client = await connect(await startResourceCloud({ historyDays: 7 }));
    await client.put(states.away);
    const answer = await client.history({ ...lastWeek, pageSize: '500', pageNumber: '1' });
    expect(answer.status).toBe(200);
    const entities = entitiesOf(answer);
    expect(answer.body).toMatchObject({ pageCount: 1, pageNumber: 1, pageSize: 500, total: entities.length });
    expect(entities.length).toBeGreaterThan(10);
    expect(entities.at(-1)).toEqual({
      userId: client.userId,
      ...states.away,
      startDate: new Date(startOfTime).toISOString(),
    });
    for (const [index, entity] of entities.slice(1).entries()) {
      expect(text(entities[index]?.['endDate'])).toBe(text(entity['startDate']));
      expect(text(entities[index]?.['presenceState'])).not.toBe(text(entity['presenceState']));
    }
  });

  it('comes in pages that together are the whole', async () => {
    const client = await connect(await startResourceCloud({ historyDays: 7 }));
    const whole = await client.history({ ...lastWeek, pageSize: '500' });
    const total = Number(whole.body['total']);
    const pages: Body[] = [];
    for (let pageNumber = 1; pageNumber <= Math.ceil(total / 7); pageNumber += 1) {
      const page = await client.history({ ...lastWeek, pageSize: '7', pageNumber: String(pageNumber) });
      expect(page.body).toMatchObject({ pageCount: Math.ceil(total / 7), pageNumber, pageSize: 7, total });
      pages.push(...entitiesOf(page));
    }
    expect(pages).toEqual(entitiesOf(whole));
    const beyond = await client.history({ ...lastWeek, pageSize: '7', pageNumber: '999' });
    expect([beyond.status, entitiesOf(beyond)]).toEqual([200, []]);
  });

  it('has pages of 25 unless told otherwise, and takes days for instants', async () => {
    const client = await connect(await startResourceCloud());
    const answer = await client.history({ startDate: '2026-05-13', endDate: '2026-05-14' });
    expect(answer.body).toMatchObject({ pageSize: 25, pageNumber: 1, pageCount: 1, total: 1 });
  });

  it('is empty where there was nothing yet', async () => {
    const client = await connect(await startResourceCloud());
    const answer = await client.history({ startDate: '2020-01-01', endDate: '2020-01-02' });
    expect(answer.body).toEqual({ entities: [], pageCount: 0, pageNumber: 1, pageSize: 25, total: 0 });
  });

  it.each([
    ['no dates', {}, 'invalid.date'],
    ['a date that is none', { ...lastWeek, startDate: 'yesterday' }, 'invalid.date'],
    ['dates in the wrong order', { startDate: lastWeek.endDate, endDate: lastWeek.startDate }, 'constraint.validation'],
    ['a page size of 0', { ...lastWeek, pageSize: '0' }, 'invalid.query.param.value'],
    ['a page size that is too large', { ...lastWeek, pageSize: '501' }, 'invalid.query.param.value'],
    ['a page number that is none', { ...lastWeek, pageNumber: 'one' }, 'invalid.query.param.value'],
  ])('refuses %s', async (_, query, code) => {
    const answer = await (await connect(await startResourceCloud())).history(query);
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
  });

  it('needs the scope for analytics', async () => {
    const cloud = await startResourceCloud();
    const client = await connect(cloud, await tokenFor(cloud, 'presence:read presence:write'));
    const answer = await client.history(lastWeek);
    expect([answer.status, answer.body['code']]).toEqual([403, 'app.not.authorized.for.scope']);
  });
});
