import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { err, ok } from '../../../shared/result';
import type {
  AbsenceAnnotation,
  EventSource,
  JournalledChange,
  Log,
  Outbox,
  OutgoingEvent,
  Written,
} from '../../ports';
import { inTransaction } from './migrations';
import { recordedRowSchema, standingRowSchema, tryRowSchema, waitingRowSchema } from './outbox-rows';

/** As many tries of one event as the flight recorder shows. */
const LATEST_TRIES = 5;

/** As many as are kept of one event: a receiver that is down for a year must not fill the disk. */
const KEPT_TRIES = 20;

const never = {
  waiting: 0,
  dead: 0,
  givenUpAt: null,
  lastTry: null,
  failingSince: null,
  isPaused: false,
  isGone: false,
} as const;

/** The outbox, and how the journal's writer reaches it within its own transaction. */
export interface TransactionalOutbox extends Outbox {
  announceChange(change: JournalledChange): void;
  /** @param booked what the journal has for that time. */
  announceAnnotation(annotated: AbsenceAnnotation, booked: JournalledChange | null): void;
  /** The transaction in which something was announced is on the disk. */
  transactionEnded(): void;
}

/** @param now this computer's epoch milliseconds. */
export function createOutbox(database: DatabaseSyncInstance, log: Log, now: () => number): TransactionalOutbox {
  const insert = database.prepare(`
    INSERT INTO outbox (endpoint_id, sync_id, sequence, event, is_complete, made_at)
    VALUES (:endpointId, :syncId, :sequence, :event, :isComplete, :at)
    ON CONFLICT (endpoint_id, sync_id) DO NOTHING`);
  const oldest = database.prepare(`
    SELECT id, event, is_complete AS isComplete, tries, running_ms AS runningMs, not_before AS notBefore
    FROM outbox WHERE endpoint_id = :endpointId AND state = 'waiting' ORDER BY id LIMIT 1`);
  const setDead = database.prepare("UPDATE outbox SET state = 'dead' WHERE id = :id");
  const complete = database.prepare('UPDATE outbox SET event = :event, is_complete = 1 WHERE id = :id');
  const insertTry = database.prepare(`
    INSERT INTO delivery_try (outbox_id, made_at, took_ms, status, fault, excerpt)
    VALUES (:id, :at, :tookMs, :status, :fault, :excerpt)`);
  const forgetOldTries = database.prepare(`
    DELETE FROM delivery_try WHERE outbox_id = :id AND id <= (
      SELECT id FROM delivery_try WHERE outbox_id = :id ORDER BY id DESC LIMIT 1 OFFSET ${KEPT_TRIES})`);
  const settle = database.prepare(`
    UPDATE outbox SET state = :state, tries = tries + 1, running_ms = :runningMs, not_before = :notBefore WHERE id = :id`);
  const keepLastTry = database.prepare(`
    INSERT INTO endpoint (id, last_try_id, failing_since, is_gone) VALUES (:endpointId, :tryId, :failingSince, :isGone)
    ON CONFLICT (id) DO UPDATE SET last_try_id = excluded.last_try_id, is_gone = max(is_gone, excluded.is_gone),
      failing_since = CASE WHEN excluded.failing_since IS NULL THEN NULL ELSE ifnull(failing_since, excluded.failing_since) END`);
  const lastTry = database.prepare(`
    SELECT made_at AS at, took_ms AS tookMs, status, fault, excerpt FROM delivery_try
    WHERE id = (SELECT last_try_id FROM endpoint WHERE id = :endpointId)`);
  const standing = database.prepare(`
    SELECT
      (SELECT count(*) FROM outbox WHERE endpoint_id = :endpointId AND state = 'waiting') AS waiting,
      (SELECT count(*) FROM outbox WHERE endpoint_id = :endpointId AND state = 'dead') AS dead,
      (SELECT max(delivery_try.made_at) FROM outbox JOIN delivery_try ON outbox_id = outbox.id
        WHERE endpoint_id = :endpointId AND state = 'dead') AS givenUpAt,
      (SELECT failing_since FROM endpoint WHERE id = :endpointId) AS failingSince,
      ifnull((SELECT is_paused FROM endpoint WHERE id = :endpointId), 0) AS isPaused,
      ifnull((SELECT is_gone FROM endpoint WHERE id = :endpointId), 0) AS isGone`);
  const setPaused = database.prepare(`
    INSERT INTO endpoint (id, is_paused) VALUES (:endpointId, :isPaused)
    ON CONFLICT (id) DO UPDATE SET is_paused = excluded.is_paused`);
  const welcome = database.prepare('UPDATE endpoint SET is_gone = 0, failing_since = NULL WHERE id = :endpointId');
  const recordedColumns = 'id, endpoint_id AS endpointId, event, state, tries';
  const recorded = database.prepare(
    `SELECT ${recordedColumns} FROM outbox WHERE endpoint_id = :endpointId ORDER BY id DESC LIMIT :limit`,
  );
  const recordedOfChange = database.prepare(
    `SELECT ${recordedColumns} FROM outbox WHERE sequence = :sequence ORDER BY id`,
  );
  const triesOf = database.prepare(`
    SELECT made_at AS at, took_ms AS tookMs, status, fault, excerpt FROM delivery_try
    WHERE outbox_id = :id ORDER BY id DESC LIMIT :limit`);
  const again =
    "UPDATE outbox SET state = 'waiting', tries = 0, running_ms = 0, not_before = NULL WHERE endpoint_id = :endpointId";
  const sendOneAgain = database.prepare(`${again} AND id = :id AND state <> 'waiting'`);
  const sendManyAgain = database.prepare(`${again} AND made_at >= :from AND made_at < :until AND state <> 'waiting'`);
  const forgetEvents = database.prepare('DELETE FROM outbox WHERE endpoint_id = :endpointId');
  const forgetEndpoint = database.prepare('DELETE FROM endpoint WHERE id = :endpointId');

  let source: EventSource | null = null;
  let hasAnnounced = false;

  function put({ event, isComplete, endpointIds }: OutgoingEvent): void {
    const { syncId, sequence } = event;
    for (const endpointId of endpointIds) {
      const columns = { endpointId, syncId, sequence, event: JSON.stringify(event), at: now() };
      insert.run({ ...columns, isComplete: isComplete ? 1 : 0 });
      hasAnnounced = true;
    }
  }

  /** A mistake of ours must not keep a change out of the journal. */
  function made(make: () => OutgoingEvent | null): OutgoingEvent | null {
    try {
      return make();
    } catch (error) {
      log.error('no webhook could be made of what happened', { detail: describe(error) });
      return null;
    }
  }

  function announce(make: (from: EventSource) => OutgoingEvent | null): void {
    const from = source;
    const outgoing = from === null ? null : made(() => make(from));
    if (outgoing !== null) put(outgoing);
  }

  function read<Value>(schema: z.ZodType<Value>, rows: () => readonly unknown[]): readonly Value[] {
    try {
      return rows().flatMap((row) => {
        const parsed = schema.safeParse(row);
        if (!parsed.success) log.warn('a row of the outbox cannot be read', { detail: z.prettifyError(parsed.error) });
        return parsed.success ? [parsed.data] : [];
      });
    } catch (error) {
      log.warn('the outbox cannot be read', { detail: describe(error) });
      return [];
    }
  }

  function write<Value>(act: () => Value): Written<Value> {
    const values: Value[] = [];
    try {
      inTransaction(database, () => void values.push(act()));
      return ok(values[0] as Value);
    } catch (error) {
      return err({ code: 'write-failed', detail: describe(error) });
    }
  }

  const withTries = <Row extends { readonly id: number }>(row: Row) => ({
    ...row,
    latestTries: read(tryRowSchema, () => triesOf.all({ id: row.id, limit: LATEST_TRIES })),
  });

  return {
    announceBy(given) {
      source = given;
    },
    announceChange: (change) => announce((from) => from.ofChange(change)),
    announceAnnotation: (annotated, booked) => announce((from) => from.ofAnnotation(annotated, booked)),
    transactionEnded() {
      if (!hasAnnounced) return;
      hasAnnounced = false;
      source?.written();
    },
    add: (outgoing) => write(() => put(outgoing)),
    oldestWaiting(endpointId) {
      // One that cannot be read would hold up all that come after it.
      for (;;) {
        const row = oldest.get({ endpointId }) as { readonly id: number } | undefined;
        if (row === undefined) return null;
        const [event] = read(waitingRowSchema, () => [row]);
        if (event !== undefined) return event;
        setDead.run({ id: row.id });
      }
    },
    complete: (id, event) => write(() => void complete.run({ id, event: JSON.stringify(event) })),
    settle: ({ id, endpointId, made: tried, state, runningMs, notBefore, isGone }) =>
      write(() => {
        const { lastInsertRowid: tryId } = insertTry.run({ id, ...tried });
        forgetOldTries.run({ id });
        settle.run({ id, state, runningMs, notBefore });
        const failingSince = state === 'delivered' ? null : tried.at;
        keepLastTry.run({ endpointId, tryId, failingSince, isGone: isGone ? 1 : 0 });
      }),
    standingOf(endpointId) {
      const [row] = read(standingRowSchema, () => standing.all({ endpointId }));
      if (row === undefined) return never;
      return { ...row, lastTry: read(tryRowSchema, () => lastTry.all({ endpointId }))[0] ?? null };
    },
    setPaused: (endpointId, isPaused) => write(() => void setPaused.run({ endpointId, isPaused: isPaused ? 1 : 0 })),
    welcome: (endpointId) => write(() => void welcome.run({ endpointId })),
    recorded: (endpointId, limit) => read(recordedRowSchema, () => recorded.all({ endpointId, limit })).map(withTries),
    ofChange: (sequence) => read(recordedRowSchema, () => recordedOfChange.all({ sequence })).map(withTries),
    sendAgain: (endpointId, which) =>
      write(() => {
        const { changes } =
          'id' in which ? sendOneAgain.run({ endpointId, ...which }) : sendManyAgain.run({ endpointId, ...which });
        return Number(changes);
      }),
    forget: (endpointId) =>
      write(() => {
        forgetEvents.run({ endpointId });
        forgetEndpoint.run({ endpointId });
      }),
  };
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));
