import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AbsenceAnnotation, IdleSpell, KeptInactivity } from '../../../../electron/ports';
import { changed, JournalFolder, startMs } from './samples';

const MINUTE_MS = 60_000;
const ok = { ok: true, value: undefined };

const spell = (fromMinutes: number, given: Partial<IdleSpell> = {}): IdleSpell => ({
  from: startMs + fromMinutes * MINUTE_MS,
  until: startMs + (fromMinutes + 5) * MINUTE_MS,
  suspendedAt: null,
  resumedAt: null,
  ...given,
});
const annotated = (absenceId: string, annotation: AbsenceAnnotation['annotation']): AbsenceAnnotation => ({
  absenceId,
  from: startMs,
  until: startMs + MINUTE_MS,
  annotation,
  madeAt: startMs + 2 * MINUTE_MS,
});
const kept: KeptInactivity = {
  absence: {
    absenceId: 'one',
    rule: 'idle',
    action: 'offline',
    afterMs: 30 * MINUTE_MS,
    idleSince: startMs - 31 * MINUTE_MS,
    former: { definitionId: 'meal', systemPresence: 'meal' },
    annotation: { kind: 'remark', text: 'Fire drill' },
    setAt: startMs,
    setBefore: { rule: 'lock', action: 'away', afterMs: 30_000 },
    stage: { kind: 'back', from: startMs, until: startMs + MINUTE_MS, isGoingBack: false },
  },
  pausedUntil: startMs + 60 * MINUTE_MS,
  answered: null,
};

let here: JournalFolder;
beforeEach(() => {
  here = new JournalFolder();
});
afterEach(() => rm(here.parent, { recursive: true, force: true }));

describe('a journal of absences', () => {
  it('has nothing before anything was written', () => {
    here.use((journal) => {
      expect([journal.keptInactivity(), journal.idleRecordedSince()]).toEqual([null, null]);
      expect([journal.idleSpellsSince(0), journal.annotationsSince(0)]).toEqual([[], []]);
    });
  });

  it('remembers the newest of what is kept over a restart, word for word', () => {
    here.use((journal) => {
      const older: KeptInactivity = { absence: null, pausedUntil: null, answered: startMs };
      expect(journal.writeInactivity({ kind: 'inactivity-kept', kept: older })).toEqual(ok);
      expect(journal.writeInactivity({ kind: 'inactivity-kept', kept })).toEqual(ok);
    });
    here.use((journal) => expect(journal.keptInactivity()).toEqual(kept));
    expect(here.warnings()).toEqual([]);
  });

  it('remembers times without input, also over a sleep, in order and from an instant on', () => {
    const asleep = spell(10, { suspendedAt: startMs + 11 * MINUTE_MS, resumedAt: startMs + 14 * MINUTE_MS });
    here.use((journal) => {
      for (const each of [spell(0), asleep])
        expect(journal.writeInactivity({ kind: 'idle-spell', spell: each })).toEqual(ok);
    });
    here.use((journal) => {
      expect(journal.idleSpellsSince(0)).toEqual([spell(0), asleep]);
      expect(journal.idleSpellsSince(spell(0).until)).toEqual([asleep]);
      expect(journal.idleRecordedSince()).toBe(startMs);
    });
  });

  it('remembers what was said of an absence, presence and remark, the newest last', () => {
    const said = [
      annotated('one', { kind: 'presence', definitionId: 'meal' }),
      annotated('one', { kind: 'remark', text: 'It was a fire drill' }),
    ];
    here.use((journal) => {
      for (const each of said)
        expect(journal.writeInactivity({ kind: 'absence-annotated', annotated: each })).toEqual(ok);
    });
    here.use((journal) => {
      expect(journal.annotationsSince(0)).toEqual(said);
      expect(journal.annotationsSince(startMs + MINUTE_MS)).toEqual([]);
    });
  });

  it('forgets what ended before an instant, and keeps what stands: the card, the pause, the newest change', () => {
    here.use((journal) => {
      journal.write([changed()]);
      journal.writeInactivity({ kind: 'inactivity-kept', kept });
      for (const each of [spell(0), spell(10)]) journal.writeInactivity({ kind: 'idle-spell', spell: each });
      journal.writeInactivity({
        kind: 'absence-annotated',
        annotated: annotated('one', { kind: 'remark', text: 'x' }),
      });
      expect(journal.forgetBefore(startMs + 10 * MINUTE_MS)).toEqual(ok);
      expect(journal.idleSpellsSince(0)).toEqual([spell(10)]);
      expect(journal.annotationsSince(0)).toEqual([]);
    });
    here.use((journal) => {
      expect(journal.keptInactivity()).toEqual(kept);
      expect(journal.recentChanges(9)).toHaveLength(1);
    });
  });

  it('takes a row that it cannot read for none, says so, and reads the others', () => {
    here.use((journal) => {
      journal.writeInactivity({ kind: 'inactivity-kept', kept });
      journal.writeInactivity({ kind: 'idle-spell', spell: spell(0) });
    });
    here.tamper(`UPDATE inactivity_kept SET value = '{"absence": 7}'`);
    here.use((journal) => {
      expect(journal.keptInactivity()).toBeNull();
      expect(journal.idleSpellsSince(0)).toEqual([spell(0)]);
    });
    expect(here.warnings()).not.toEqual([]);
  });
});
