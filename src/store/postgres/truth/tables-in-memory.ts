import Sqlite, { type Database } from 'better-sqlite3';
import { silentEvents } from '../../../model/events/events.ts';
import { MIGRATIONS, migrate } from '../../sqlite/migrate.ts';

/** An empty database of a version, for what its schema tells. @param version - Default: this program's. */
export function emptyDatabase(version: number = MIGRATIONS.length): Database {
  const db = new Sqlite(':memory:');
  migrate(db, silentEvents, MIGRATIONS.slice(0, version));
  return db;
}
