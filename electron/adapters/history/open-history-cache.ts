import path from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Clock, HistoryCache, Log } from '../../ports';
import { createMemoryHistoryCache } from '../memory-history-cache';
import { keepJournalAside } from '../journal/journal-files';
import { openDatabase, whyUnusable, type DatabaseFormat } from '../journal/open-database';
import { createHistoryCache } from './history-cache';
import { historyMigrations } from './migrations';

export interface HistoryCacheOptions {
  /** An absolute path; made if it is missing. The account's own: see accountFolder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

const format: DatabaseFormat = { migrations: historyMigrations, synchronous: 'NORMAL' };

/**
 * Opens what was fetched of one account's history, `history.db` in its folder. What cannot be used is kept aside, and a
 * fresh one begun; where none can be written, it is kept in memory for this run. Never throws.
 */
export function openHistoryCache({ folder, clock, log }: HistoryCacheOptions): HistoryCache {
  const file = path.join(folder, 'history.db');
  try {
    return createHistoryCache(openUsable(file, clock, log), file, log);
  } catch (error) {
    log.error('the history is kept in memory only', { folder, detail: describe(error) });
    return createMemoryHistoryCache();
  }
}

function openUsable(file: string, clock: Clock, log: Log): DatabaseSyncInstance {
  try {
    return openDatabase(file, format);
  } catch (error) {
    const why = whyUnusable(error);
    if (why === null) throw error;
    const keptAside = keepJournalAside(file, why, clock.now());
    log.warn('the cache of the history was kept aside, and a fresh one begun', { keptAside, detail: describe(error) });
    return openDatabase(file, format);
  }
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));
