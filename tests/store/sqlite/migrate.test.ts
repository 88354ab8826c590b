import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../../src/log.ts';
import { MIGRATIONS, migrate, versionOf } from '../../../src/store/sqlite/migrate.ts';

const schemaOf = (db: Sqlite.Database) =>
  db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, n) => n + 1));
  });

  it('lead to the same schema step by step as at once', () => {
    const atOnce = new Sqlite(':memory:');
    const stepwise = new Sqlite(':memory:');

    migrate(atOnce, silentLog);
    for (let steps = 1; steps <= MIGRATIONS.length; steps += 1) {
      migrate(stepwise, silentLog, MIGRATIONS.slice(0, steps));
    }

    expect(schemaOf(stepwise)).toEqual(schemaOf(atOnce));
  });

  it('change nothing when they ran before', () => {
    const db = new Sqlite(':memory:');
    migrate(db, silentLog);
    db.exec('UPDATE archive SET last_index_at = 5');

    migrate(db, silentLog);

    expect(db.prepare('SELECT last_index_at FROM archive').pluck().get()).toBe(5);
  });

  it('leave the step before when one fails in its middle', () => {
    const db = new Sqlite(':memory:');
    migrate(db, silentLog);
    const before = schemaOf(db);
    const version = MIGRATIONS.length + 1;
    const broken = { version, sql: 'CREATE TABLE half (a); CREATE TABLE half (a);' };

    expect(() => migrate(db, silentLog, [...MIGRATIONS, broken])).toThrow('half');

    expect(schemaOf(db)).toEqual(before);
    expect(versionOf(db)).toBe(MIGRATIONS.length);
  });
});
