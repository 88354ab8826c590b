import Sqlite from 'better-sqlite3';
import type { Events } from '../../../model/events/events.ts';
import { checkFile } from '../file/check-file.ts';
import { SCHEMA_VERSION, versionOf } from '../migrate.ts';
import { canBeSearched } from '../search-index/check-search-index.ts';
import { isSearchIndexCurrent } from '../search-index/renew-search-index.ts';
import { workBeside } from './work-beside.ts';

const UPDATING = new URL('./update-worker.ts', import.meta.url);

export interface UpdateRequest {
  readonly file: string;
  readonly events: Events;
  /** Gives the update up; the database stays at the last step that was complete. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Brings a database of an earlier version up to date in a thread, before anybody opens it here: to
 * copy and migrate a large one, and to make its search index anew, takes many seconds, in which this
 * thread would neither hear a signal nor answer who asks for its health. Nothing where it is current.
 *
 * @throws {StoreError} as opening it does; the signal's reason when it was aborted.
 */
export async function updateBeside({ file, events, signal }: UpdateRequest): Promise<void> {
  if (!needsUpdate(file)) {
    return;
  }
  await workBeside(UPDATING, { file }, { events, signal });
}

/** Whoever cannot look says no: opening the database tells why. */
function needsUpdate(file: string): boolean {
  try {
    if (checkFile(file) !== 'ours') {
      return false;
    }
    const db = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 0 });
    try {
      const version = versionOf(db);
      const isOld = version > 0 && version < SCHEMA_VERSION;
      const isCurrent = version === SCHEMA_VERSION && isSearchIndexCurrent(db) && canBeSearched(db);
      return isOld || (version === SCHEMA_VERSION && !isCurrent);
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
