import { describe, expect, it } from 'vitest';
import { inventPast } from '../../../../electron/simulator/model/invented-past';
import { createDefinitions, systemDefinitionIds } from '../../../../electron/simulator/organisation/definitions';
import { createRandom } from '../../../../electron/simulator/random';

const definitions = createDefinitions(createRandom('definitions'));

function past(days: number, endAt: number, mayGoOnQueue = true) {
  return inventPast({ random: createRandom('past'), definitions, mayGoOnQueue, days, endAt });
}

describe('an invented past', () => {
  // Noons, midnights and the hours at which clocks change somewhere, on working days and not.
  const ends = [
    Date.UTC(2026, 4, 13, 12),
    Date.UTC(2026, 4, 17, 0),
    Date.UTC(2026, 2, 29, 1),
    Date.UTC(2026, 9, 25, 1),
    Date.UTC(2026, 0, 1, 23, 59),
  ];

  it.each(ends.flatMap((endAt) => [1, 2, 14, 90].map((days) => [days, new Date(endAt).toISOString(), endAt] as const)))(
    'of %i days before %s has neither gap nor overlap and reaches exactly to its end',
    (days, _text, endAt) => {
      for (const stretches of [past(days, endAt).presence, past(days, endAt).routing]) {
        expect(stretches.at(-1)?.endAt).toBe(endAt);
        for (const [index, stretch] of stretches.entries()) {
          expect(stretch.endAt).toBeGreaterThan(stretch.startAt);
          const next = stretches[index + 1];
          if (next === undefined) continue;
          expect(next.startAt).toBe(stretch.endAt);
          expect(next.value).not.toBe(stretch.value);
        }
      }
    },
  );

  it('is routed only while on queue', () => {
    const { presence, routing } = past(14, ends[0] ?? 0);
    const onQueue = presence.filter(({ value }) => value === systemDefinitionIds.ON_QUEUE);
    for (const stretch of routing.filter(({ value }) => value !== 'OFF_QUEUE')) {
      const host = onQueue.find(
        ({ startAt, endAt }) => startAt <= stretch.startAt && (endAt ?? 0) >= (stretch.endAt ?? 0),
      );
      expect(host).toBeDefined();
    }
  });

  it('knows no queue for an agent who may not go on it', () => {
    const { presence, routing } = past(14, ends[0] ?? 0, false);
    expect(presence.some(({ value }) => value === systemDefinitionIds.ON_QUEUE)).toBe(false);
    expect(new Set(routing.map(({ value }) => value))).toEqual(new Set(['OFF_QUEUE']));
  });

  it('of a year ends with the same fortnight as that of two weeks', () => {
    const endAt = ends[0] ?? 0;
    const since = endAt - 12 * 86_400_000;
    const from = (days: number) => past(days, endAt).presence.filter(({ startAt }) => startAt >= since);
    expect(from(365)).toEqual(from(14));
  });

  it('of a year has shifts at all hours, days off, slips of seconds and every kind of presence', () => {
    const { presence } = past(365, ends[0] ?? 0);
    const offline = presence.filter(({ value }) => value === systemDefinitionIds.OFFLINE);
    const beginnings = new Set(offline.map(({ endAt }) => Math.round((new Date(endAt ?? 0).getHours() + 0.5) / 2)));
    expect(beginnings.size).toBeGreaterThanOrEqual(4);
    expect(offline.some(({ startAt, endAt }) => (endAt ?? 0) - startAt > 7 * 86_400_000)).toBe(true);
    expect(presence.some(({ startAt, endAt }) => (endAt ?? 0) - startAt < 10_000)).toBe(true);
    expect(new Set(presence.map(({ value }) => value)).size).toBe(12);
    expect(presence.length).toBeGreaterThan(3_000);
  });

  it('of no days is empty', () => {
    expect(past(0, ends[0] ?? 0)).toEqual({ presence: [], routing: [] });
  });
});
