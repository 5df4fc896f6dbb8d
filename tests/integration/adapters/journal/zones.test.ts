import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalFolder, kept, startMs } from './samples';

const HOUR = 3_600_000;

let here: JournalFolder;
beforeEach(() => {
  here = new JournalFolder();
});
afterEach(() => rm(here.parent, { recursive: true, force: true }));

describe('The zones of a journal', () => {
  it('are recorded when a run begins and when something is written, and only where they are others', () => {
    here.timeZone = 'Europe/London';
    here.use((journal) => {
      here.nowMs += HOUR;
      journal.write([kept()]);
      here.timeZone = 'Europe/Berlin';
      here.nowMs += HOUR;
      journal.write([kept()]);
    });
    here.nowMs += HOUR;
    expect(here.use((journal) => journal.recordedZones())).toEqual([
      { from: startMs, timeZone: 'Europe/London' },
      { from: startMs + 2 * HOUR, timeZone: 'Europe/Berlin' },
    ]);
  });

  it('of a time that is forgotten go with it, and the one that was in force then stays', () => {
    for (const timeZone of ['Europe/London', 'Europe/Berlin', 'Europe/Paris']) {
      here.timeZone = timeZone;
      here.use(() => undefined);
      here.nowMs += HOUR;
    }
    here.use((journal) => {
      journal.forgetBefore(startMs + 1.5 * HOUR);
      expect(journal.recordedZones().map(({ timeZone }) => timeZone)).toEqual(['Europe/Berlin', 'Europe/Paris']);
    });
  });
});
