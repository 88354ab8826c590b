import { silentEvents } from '../../../model/events/events.ts';
import {
  type Forgotten,
  forgetPerson,
  type PersonData,
  readPerson,
} from '../../sqlite/person/person-data.ts';
import { openReplica } from '../open-replica.ts';

/** What the shared database holds of a person. @throws {StoreError} */
export async function exportPersonFromPostgres(
  url: string,
  file: string,
  id: string,
): Promise<PersonData> {
  const replica = await openReplica({ url, file, events: silentEvents, readonly: true });
  try {
    return await replica.connection.read(() => readPerson(replica.db, id));
  } finally {
    await replica.close();
  }
}

/**
 * Forgets a person in the shared database, also while replicas use it. The changes that replicas
 * follow hold rows of before for six hours more; copies of the file follow within seconds.
 *
 * @throws {StoreError}
 */
export async function forgetInPostgres(url: string, file: string, id: string): Promise<Forgotten> {
  const replica = await openReplica({ url, file, events: silentEvents });
  try {
    replica.db.pragma('secure_delete = ON');
    const forgotten = await replica.connection.write(() => forgetPerson(replica.db, id));
    replica.db.pragma('wal_checkpoint(TRUNCATE)');
    return forgotten;
  } finally {
    await replica.close();
  }
}
