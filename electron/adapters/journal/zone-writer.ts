import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/**
 * Records in which zone this computer is, whenever that is another than before.
 *
 * @param timeZone IANA name of its zone now.
 * @returns what looks, to be called within a transaction.
 */
export function zoneWriter(database: DatabaseSyncInstance, timeZone: () => string): (at: number) => void {
  const newest = database.prepare('SELECT time_zone AS timeZone FROM zone ORDER BY from_at DESC LIMIT 1');
  // The clock may have been set back: what is recorded of that time gives way.
  const insert = database.prepare('INSERT OR REPLACE INTO zone (from_at, time_zone) VALUES (:at, :timeZone)');
  return (at) => {
    // Asked each time, for a transaction that fails takes its row back.
    const known = newest.get() as { readonly timeZone: string } | undefined;
    const now = timeZone();
    if (known?.timeZone !== now) insert.run({ at, timeZone: now });
  };
}
