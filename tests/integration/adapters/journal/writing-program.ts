import { writeSync } from 'node:fs';
import { systemClock } from '../../../../electron/adapters/system-time';
import { openJournal } from '../../../../electron/adapters/journal/open-journal';
import type { JournalEntry } from '../../../../electron/ports';
import { FakeLog } from '../../../fakes/log';
import { begun, changesInARow, kept, settled } from './samples';

/**
 * Writes into the journal of the folder that is given, presence after presence, until it is killed or the disk takes no
 * more. Each line on standard output is a write that was acknowledged: `begun 1`, `settled 1`; the last one, if there is
 * one, says why there are no more: `failed …`.
 */
const [folder = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);

const journal = openJournal({ folder, clock: systemClock, log: new FakeLog(), timeZone: () => 'UTC' });
const { open, attemptCount } = journal.remembered();

const begin = (attemptId: number): JournalEntry[] => [kept({ intentId: `intent ${attemptId}` }), begun(attemptId)];
const settle = (attemptId: number): JournalEntry[] => [
  settled(attemptId),
  ...changesInARow(1, attemptId - 1),
  kept(null),
];

function writeUntilRefused(): string {
  // What the former run was killed over.
  for (const { attemptId } of open) journal.write(settle(attemptId));
  for (let attemptId = attemptCount + 1; ; attemptId += 1) {
    const sent = journal.write(begin(attemptId));
    if (!sent.ok) return sent.error.detail;
    say(`begun ${attemptId}`);
    const answered = journal.write(settle(attemptId));
    if (!answered.ok) return answered.error.detail;
    say(`settled ${attemptId}`);
  }
}

say(`failed ${writeUntilRefused()}`);
journal.dispose();
