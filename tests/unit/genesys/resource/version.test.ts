import { describe, expect, it } from 'vitest';
import type { ToldPresence } from '../../../../electron/genesys/resource/schemas';
import { isLockExact, versionAfter, type SeenPresence } from '../../../../electron/genesys/resource/version';
import { fc } from '../../../properties';

const startMs = Date.UTC(2026, 0, 5, 8);
const second = (count: number): number => startMs + count * 1_000;
const instant = (at: number): ToldPresence['date'] => ({
  at: Math.floor(at / 1_000) * 1_000,
  text: new Date(at).toUTCString(),
});

function told(state: string, lastModified: number | null, date: number | null = null, reason = ''): ToldPresence {
  return {
    state,
    availability: null,
    reason,
    lastModified: lastModified === null ? null : instant(lastModified),
    date: date === null ? null : instant(date),
  };
}

/** The versions of presences that are seen one after another. */
function versionsOf(...presences: ToldPresence[]): number[] {
  let seen: SeenPresence | null = null;
  return presences.map((presence) => {
    const version = versionAfter(seen, presence);
    if (seen === null || version > seen.version) seen = { told: presence, version };
    return version;
  });
}

/** The last instant of a second. */
const endOf = (count: number): number => second(count) + 999;

describe('the version of a presence', () => {
  it('is the last instant of the second in which it was modified: what may be newer must not pass for older', () => {
    expect(versionsOf(told('away', second(3) + 700))).toEqual([endOf(3)]);
  });

  it('stays while nothing is changed', () => {
    const versions = versionsOf(told('away', second(3), second(4)), told('away', second(3), second(90)));
    expect(versions).toEqual([endOf(3), endOf(3)]);
  });

  it('moves with every change within one second, and stays there while nothing is changed', () => {
    const one = second(3);
    expect(
      versionsOf(told('away', one), told('offline', one), told('offline', one), told('offline', one, one, 'note')),
    ).toEqual([endOf(3), endOf(3) + 1, endOf(3) + 1, endOf(3) + 2]);
  });

  it('goes on from the next second after several changes in one', () => {
    const [one, next] = [second(3), second(4)];
    const versions = versionsOf(told('a', one), told('b', one), told('c', one), told('a', next), told('b', next));
    expect(versions).toEqual([endOf(3), endOf(3) + 1, endOf(3) + 2, endOf(4), endOf(4) + 1]);
  });

  it('is old for what an earlier second tells, whatever has been seen since', () => {
    expect(versionsOf(told('away', second(3)), told('offline', second(2)))).toEqual([endOf(3), endOf(2)]);
  });

  it('moves with a modification that changed nothing to be seen', () => {
    expect(versionsOf(told('away', second(3)), told('away', second(9)))).toEqual([endOf(3), endOf(9)]);
  });

  it('is, where the cloud tells no modification, the date of the answer that first showed it', () => {
    expect(
      versionsOf(
        told('away', null, second(1)),
        told('away', null, second(20)),
        told('offline', null, second(20)),
        told('away', null, second(20)),
      ),
    ).toEqual([endOf(1), endOf(1), endOf(20), endOf(20) + 1]);
  });

  it('orders any course of changes as it happened, however many fall into one second', () => {
    const change = fc.record({ afterMs: fc.integer({ min: 1, max: 900 }), state: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.boolean(), (changes, isModificationTold) => {
        let at = startMs;
        const answers = changes.map(({ afterMs, state }) => {
          at += afterMs;
          return told(state, isModificationTold ? at : null, at);
        });
        const versions = versionsOf(...answers);
        for (const [index, version] of versions.entries()) {
          const before = versions[index - 1];
          const changed = answers[index]?.state !== answers[index - 1]?.state;
          if (before === undefined) continue;
          if (changed) expect(version).toBeGreaterThan(before);
          else expect(version).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });
});

describe('a lock by date', () => {
  it('is exact once the second of the last change is over', () => {
    expect(isLockExact(told('away', second(3) + 100, second(3) + 900))).toBe(false);
    expect(isLockExact(told('away', second(3) + 100, second(4)))).toBe(true);
  });

  it('cannot be judged where a date is missing, and is taken as it is', () => {
    expect(isLockExact(told('away', null, second(3)))).toBe(true);
    expect(isLockExact(told('away', second(3), null))).toBe(true);
  });
});
