import { beforeEach, describe, expect, it } from 'vitest';
import { ownDataSchema } from '../../../../shared/history/own-data';
import { change, DAY_MS, Desk, HOUR_MS, hourly, midnight, monday } from './desk';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

describe('All own data', () => {
  it('is exported whole', async () => {
    desk.gateway.records = hourly(midnight - 3 * DAY_MS, midnight);
    desk.journal.write([{ kind: 'change', change: { ...change, seenAt: monday } }]);
    const attempt = { attemptId: 1, intentId: 'one', wished: {}, cause: change.cause, decidedAt: midnight };
    const patch = { definitionId: 'meal' };
    const base = { baseVersion: null, baseDefinitionId: null };
    desk.journal.write([
      { kind: 'attempt-begun', attempt: { ...attempt, ...base, patch, begunAt: midnight + 1_000 } },
      { kind: 'attempt-settled', attemptId: 1, outcome: 'not-applied', at: midnight + 2_000 },
    ]);
    await desk.signIn();
    await desk.readAll(desk.daysAgo(2));
    desk.journal.writeInactivity({
      kind: 'idle-spell',
      spell: { from: midnight, until: midnight + HOUR_MS, suspendedAt: midnight, resumedAt: midnight + HOUR_MS },
    });
    const absence = { absenceId: 'one', from: midnight, until: midnight + HOUR_MS, madeAt: monday };
    const annotated = { ...absence, annotation: { kind: 'remark', text: 'Fire drill' } as const };
    desk.journal.writeInactivity({ kind: 'absence-annotated', annotated });
    const { history, ...own } = ownDataSchema.parse(JSON.parse(desk.history.exportedWhole()));
    expect(history.parts.length).toBeGreaterThan(48);
    expect(history.parts.some((part) => part.kind === 'presence' && part.note === 'Claim 4471')).toBe(true);
    expect(own).toMatchObject({
      exportedAt: '2026-01-05T08:00:00+00:00',
      changes: [{ sequence: 1, definitionId: 'busy', note: 'Claim 4471', appliedAt: '2026-01-05T01:00:00+00:00' }],
      writes: [
        {
          definitionId: 'meal',
          note: null,
          cause: change.cause,
          decidedAt: '2026-01-05T00:00:00+00:00',
          sentAt: '2026-01-05T00:00:01+00:00',
          outcome: 'not-applied',
          settledAt: '2026-01-05T00:00:02+00:00',
        },
      ],
      runs: [{ start: '2026-01-05T08:00:00+00:00', end: null }],
      idleSpells: [{ start: '2026-01-05T00:00:00+00:00', resumedAt: '2026-01-05T01:00:00+00:00' }],
      absences: [{ definitionId: null, remark: 'Fire drill', saidAt: '2026-01-05T08:00:00+00:00' }],
    });
  });

  it('is deleted: what was fetched, and what was recorded', async () => {
    desk.gateway.records = hourly(midnight - 3 * DAY_MS, monday);
    desk.journal.write([
      { kind: 'change', change },
      { kind: 'change', change: { ...change, appliedAt: monday } },
    ]);
    await desk.signIn();
    await desk.readAll(desk.daysAgo(2));
    desk.history.pause();
    expect(desk.history.deleteAll().ok).toBe(true);
    expect(desk.cache.presence({ startAt: 0, endAt: monday * 2 })).toEqual([]);
    expect(desk.journal.recentChanges(9)).toHaveLength(1);
  });
});
