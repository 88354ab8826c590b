import { silentEvents } from '../../../model/events/events.ts';
import { openDatabase } from '../file/open-database.ts';
import { type Forgotten, forgetPerson, type PersonData, readPerson } from './person-data.ts';

/** What a database holds of a person. @throws {StoreError} */
export async function exportPerson(file: string, id: string): Promise<PersonData> {
  const db = await openDatabase({ file, events: silentEvents, readonly: true });
  try {
    return readPerson(db, id);
  } finally {
    db.close();
  }
}

/** Forgets a person, also while a server uses the database. @throws {StoreError} */
export async function forgetInDatabase(file: string, id: string): Promise<Forgotten> {
  const db = await openDatabase({ file, events: silentEvents });
  try {
    // What was dropped must not be read from freed pages, nor from the log.
    db.pragma('secure_delete = ON');
    const forgotten = forgetPerson(db, id);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return forgotten;
  } finally {
    db.close();
  }
}
