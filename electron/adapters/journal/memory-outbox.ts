import { DatabaseSync } from '@photostructure/sqlite';
import type { Clock } from '../../ports';
import { migrate } from './migrations';
import { createOutbox } from './outbox';
import type { TransactionalOutbox } from './outbox';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The same outbox in a database that ends with the process. */
export function createMemoryOutbox(clock: Clock): TransactionalOutbox {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  return createOutbox(database, silent, () => clock.now());
}
