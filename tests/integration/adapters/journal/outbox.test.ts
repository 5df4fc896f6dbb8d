import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeEvent, correctionEvent, isComplete } from '../../../../electron/core/webhooks/event';
import type { EventContext } from '../../../../electron/core/webhooks/event';
import type { EventSource, Journal, OutgoingEvent, SettledTry } from '../../../../electron/ports';
import type { WebhookEvent } from '../../../../shared/webhooks/event';
import { attempt, changed, changesInARow, JournalFolder, startMs } from './samples';

const context: EventContext = {
  userId: 'maya',
  installationId: '0b6f0d0e-36a6-4b1e-9d3f-2f6f1d2c3b4a',
  appVersion: '0.1.0',
  routingStatus: null,
  definitions: [],
  known: [
    { definitionId: 'available', systemPresence: 'available' },
    { definitionId: 'offline', systemPresence: 'offline' },
  ],
};

let here: JournalFolder;
beforeEach(() => {
  here = new JournalFolder();
});
afterEach(() => rm(here.parent, { recursive: true, force: true }));

const outgoing = (event: WebhookEvent | null, endpointIds: readonly string[]): OutgoingEvent | null =>
  event === null ? null : { event, isComplete: isComplete(event), endpointIds };

const sourceFor = (...endpointIds: readonly string[]): EventSource & { written: () => void } => ({
  ofChange: (told) => outgoing(changeEvent(told, context), endpointIds),
  ofAnnotation: (annotated, booked) => outgoing(correctionEvent(annotated, booked, context), endpointIds),
  written: () => undefined,
});

const use = <Value>(act: (journal: Journal) => Value, source: EventSource = sourceFor('planner')): Value =>
  here.use((journal) => {
    journal.outbox.announceBy(source);
    return act(journal);
  });

const settledTry = (id: number, more: Partial<SettledTry> = {}): SettledTry => ({
  id,
  endpointId: 'planner',
  made: { at: startMs + 1_000, tookMs: 61, status: 200, fault: null, excerpt: '' },
  state: 'delivered',
  runningMs: 0,
  notBefore: null,
  isGone: false,
  ...more,
});

describe('An outbox', () => {
  it('has a change for each receiver as soon as the journal has it, and after the process was killed', () => {
    const journal = here.open();
    journal.outbox.announceBy(sourceFor('planner', 'wallboard'));
    journal.write([changed()]);
    // No word of farewell: what was written is read by another connection.
    const rows = here.query('SELECT endpoint_id, sequence, state FROM outbox ORDER BY id');
    expect(rows).toEqual([
      { endpoint_id: 'planner', sequence: 1, state: 'waiting' },
      { endpoint_id: 'wallboard', sequence: 1, state: 'waiting' },
    ]);
    journal.dispose();
  });

  it('has it with the change or not at all: a transaction that fails leaves neither', () => {
    use((journal) => {
      const begunTwice = [1, 1].map(() => ({ kind: 'attempt-begun' as const, attempt: attempt(1) }));
      expect(journal.write([changed(), ...begunTwice]).ok).toBe(false);
      expect(journal.recentChanges(5)).toEqual([]);
      expect(journal.outbox.oldestWaiting('planner')).toBeNull();
    });
  });

  it('has a change once, however often it is seen', () => {
    use((journal) => {
      journal.write([changed()]);
      journal.write([changed({ seenAt: startMs + 9_000 })]);
      expect(journal.outbox.standingOf('planner').waiting).toBe(1);
    });
  });

  it('does not keep the journal from a change of which no event could be made, and says so', () => {
    const source: EventSource = {
      ...sourceFor('planner'),
      ofChange: () => {
        throw new Error('a mistake of ours');
      },
    };
    use((journal) => {
      expect(journal.write([changed()]).ok).toBe(true);
      expect(journal.recentChanges(5)).toHaveLength(1);
    }, source);
    expect(here.warnings()).toContain('no webhook could be made of what happened');
  });

  it('gives the events of one receiver in their order, whatever becomes of the others', () => {
    use(
      (journal) => {
        const { outbox } = journal;
        journal.write(changesInARow(3));
        const ids = [1, 2, 3].map(() => {
          const waiting = outbox.oldestWaiting('planner');
          outbox.settle(settledTry(waiting?.id ?? 0));
          return waiting?.event.sequence;
        });
        expect(ids).toEqual([1, 2, 3]);
        expect(outbox.oldestWaiting('planner')).toBeNull();
        expect(outbox.oldestWaiting('wallboard')?.event.sequence).toBe(1);
      },
      sourceFor('planner', 'wallboard'),
    );
  });

  it('remembers over a restart how often and for how long an event was tried, and since when its receiver fails', () => {
    const failed = { status: null, fault: 'network' } as const;
    use((journal) => {
      journal.write([changed()]);
      const at = startMs + 1_000;
      const made = { ...settledTry(1).made, ...failed };
      journal.outbox.settle(settledTry(1, { state: 'waiting', notBefore: at + 500, made }));
      const later = { ...made, at: at + 700 };
      journal.outbox.settle(settledTry(1, { state: 'waiting', notBefore: at + 3_000, runningMs: 700, made: later }));
    });
    use(({ outbox }) => {
      expect(outbox.oldestWaiting('planner')).toMatchObject({ tries: 2, runningMs: 700, notBefore: startMs + 4_000 });
      expect(outbox.standingOf('planner')).toMatchObject({
        waiting: 1,
        failingSince: startMs + 1_000,
        lastTry: { fault: 'network', at: startMs + 1_700 },
      });
      outbox.settle(settledTry(1));
      expect(outbox.standingOf('planner')).toMatchObject({ waiting: 0, failingSince: null, lastTry: { status: 200 } });
      expect(outbox.recorded('planner', 9)).toMatchObject([
        { state: 'delivered', tries: 3, latestTries: [{ status: 200 }, { fault: 'network' }, { fault: 'network' }] },
      ]);
    });
  });

  it('keeps the newest tries of an event alone, however long its receiver is down, and counts them all', () => {
    use(({ outbox, ...journal }) => {
      journal.write([changed()]);
      for (let index = 0; index < 100; index += 1) {
        const made = { ...settledTry(1).made, at: startMs + index, status: 503 };
        outbox.settle(settledTry(1, { state: 'waiting', made }));
      }
      expect(outbox.oldestWaiting('planner')?.tries).toBe(100);
      expect(outbox.standingOf('planner').lastTry).toMatchObject({ at: startMs + 99 });
    });
    expect(here.rows('SELECT made_at FROM delivery_try ORDER BY id')).toEqual(
      Array.from({ length: 20 }, (_, index) => ({ made_at: startMs + 80 + index })),
    );
  });

  it('makes a correction of what the agent says of an absence, about the change that the absence contains', () => {
    use((journal) => {
      journal.write([
        changed({ previousDefinitionId: null, definitionId: 'available', appliedAt: startMs }),
        changed({ definitionId: 'offline', appliedAt: startMs + 60_000 }),
        changed({ previousDefinitionId: 'offline', definitionId: 'available', appliedAt: startMs + 90_000 }),
      ]);
      journal.writeInactivity({
        kind: 'absence-annotated',
        annotated: {
          absenceId: 'absence-1',
          from: startMs + 30_000,
          until: startMs + 80_000,
          annotation: { kind: 'remark', text: 'Fire drill' },
          madeAt: startMs + 95_000,
        },
      });
      const [correction] = journal.outbox.recorded('planner', 1);
      expect(correction?.event).toMatchObject({
        type: 'corrected',
        previousState: 'offline',
        newState: 'offline',
        correction: { remark: 'Fire drill' },
      });
    });
  });

  it('sends again what it is asked to, each in its old place and with its old id', () => {
    use((journal) => {
      const { outbox } = journal;
      journal.write(changesInARow(2));
      const first = outbox.oldestWaiting('planner');
      for (const id of [1, 2]) outbox.settle(settledTry(id));
      journal.write(changesInARow(1, 2));
      expect(outbox.sendAgain('planner', { id: 1 })).toEqual({ ok: true, value: 1 });
      expect(outbox.oldestWaiting('planner')).toMatchObject({ id: 1, tries: 0, event: first?.event });
      expect(outbox.sendAgain('planner', { from: startMs, until: startMs + 1 })).toEqual({ ok: true, value: 1 });
      expect(outbox.standingOf('planner').waiting).toBe(3);
    });
  });

  it('forgets with the journal what was delivered, and never what nobody has received', () => {
    use((journal) => {
      const { outbox } = journal;
      journal.write(changesInARow(3));
      outbox.settle(settledTry(1));
      outbox.settle(settledTry(2, { state: 'dead' }));
      expect(outbox.standingOf('planner')).toMatchObject({ dead: 1, givenUpAt: startMs + 1_000 });
      expect(journal.forgetBefore(startMs + 1_000_000).ok).toBe(true);
      expect(outbox.recorded('planner', 9).map(({ id, state }) => [id, state])).toEqual([
        [3, 'waiting'],
        [2, 'dead'],
      ]);
    });
  });

  it('passes over a row that cannot be read, instead of standing before it for ever', () => {
    use((journal) => void journal.write(changesInARow(2)));
    here.tamper("UPDATE outbox SET event = '{' WHERE id = 1");
    use(({ outbox }) => {
      expect(outbox.oldestWaiting('planner')?.id).toBe(2);
      expect(outbox.standingOf('planner')).toMatchObject({ waiting: 1, dead: 1 });
    });
    expect(here.warnings()).toContain('a row of the outbox cannot be read');
  });

  it('tells what became of one change at each receiver', () => {
    use(
      (journal) => {
        journal.write([changed()]);
        journal.outbox.settle(settledTry(1));
        expect(journal.outbox.ofChange(1)).toMatchObject([
          { endpointId: 'planner', state: 'delivered' },
          { endpointId: 'wallboard', state: 'waiting' },
        ]);
        expect(journal.outbox.ofChange(2)).toEqual([]);
      },
      sourceFor('planner', 'wallboard'),
    );
  });
});
