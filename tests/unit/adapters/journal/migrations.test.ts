import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalMigrations, migrate, NewerJournalError } from '../../../../electron/adapters/journal/migrations';

const steps = [
  'CREATE TABLE pick (label TEXT)',
  "INSERT INTO pick VALUES ('from the second step')",
  'ALTER TABLE pick ADD COLUMN note TEXT',
];

let database: InstanceType<typeof DatabaseSync>;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
});
afterEach(() => database.close());

const version = (): unknown => database.prepare('PRAGMA user_version').get();

describe('migrations', () => {
  it('run in their order from nothing, and leave the version that they reached', () => {
    migrate(database, steps);
    expect(version()).toEqual({ user_version: 3 });
    expect(database.prepare('SELECT * FROM pick').all()).toEqual([{ label: 'from the second step', note: null }]);
  });

  it.each([0, 1, 2, 3])('go on from version %i and keep what was there', (former) => {
    migrate(database, steps.slice(0, former));
    if (former > 0) database.exec("INSERT INTO pick (label) VALUES ('kept')");
    migrate(database, steps);
    expect(version()).toEqual({ user_version: 3 });
    const labels = database.prepare('SELECT label FROM pick').all();
    expect(labels).toEqual(expect.arrayContaining(former > 0 ? [{ label: 'kept' }] : []));
    expect(labels).toHaveLength(former > 0 ? 2 : 1);
  });

  it('that fail leave nothing of their step, and what came before it stands', () => {
    const broken = [...steps.slice(0, 2), "INSERT INTO pick VALUES ('half'); INSERT INTO nowhere VALUES (1)"];
    expect(() => migrate(database, broken)).toThrow('no such table: nowhere');
    expect(version()).toEqual({ user_version: 2 });
    expect(database.prepare('SELECT label FROM pick').all()).toEqual([{ label: 'from the second step' }]);
    expect(database.isTransaction).toBe(false);
  });

  it('refuse a version that they do not know', () => {
    database.exec('PRAGMA user_version = 7');
    expect(() => migrate(database, steps)).toThrow(NewerJournalError);
    expect(() => migrate(database, steps)).toThrow('its format is 7, and this version knows 3');
  });

  it('of the journal make its tables', () => {
    migrate(database);
    expect(version()).toEqual({ user_version: journalMigrations.length });
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
    const names = [
      ...['absence_annotation', 'attempt', 'change', 'delivery_try', 'endpoint'],
      ...['idle_spell', 'inactivity_kept', 'kept', 'outbox', 'run', 'zone'],
    ];
    expect(tables).toEqual(names.map((name) => ({ name })));
  });
});
