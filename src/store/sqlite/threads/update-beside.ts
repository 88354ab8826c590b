import { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import type { EventName, Events } from '../../../model/events/events.ts';
import { checkFile } from '../check-file.ts';
import { canBeSearched } from '../check-search-index.ts';
import { SCHEMA_VERSION, versionOf } from '../migrate.ts';
import { isSearchIndexCurrent } from '../renew-search-index.ts';
import { type ThrownError, unpackError } from './thrown-error.ts';

export interface UpdateRequest {
  readonly file: string;
  readonly events: Events;
  /** Gives the update up; the database stays at the last step that was complete. */
  readonly signal?: AbortSignal | undefined;
}

/** What the thread says while it works, and at its end. */
export type UpdateMessage =
  | { readonly kind: 'event'; readonly name: EventName; readonly facts: unknown }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: ThrownError };

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
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./update-worker.ts', import.meta.url), {
    workerData: { file },
    execArgv: [],
  });
  const end = () => void worker.terminate();
  signal?.addEventListener('abort', end, { once: true });
  try {
    await settled(worker, events);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
    await worker.terminate();
  }
}

function settled(worker: Worker, events: Events): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: UpdateMessage) => {
      switch (message.kind) {
        case 'event':
          // The thread reports by the same interface; only the compiler has lost sight of it.
          events.emit(message.name, message.facts as never);
          break;
        case 'done':
          resolve();
          break;
        case 'failed':
          reject(unpackError(message.error));
          break;
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`The thread that updates the database ended with code ${code}.`)),
    );
  });
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
