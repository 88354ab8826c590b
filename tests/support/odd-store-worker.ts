import { parentPort, threadId } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import type { StoreCall } from '../../src/store/sqlite/threads/thread-protocol.ts';

// A reader of the store that dies of one question, never answers another, and echoes the rest.
parentPort?.on('message', ({ method, args }: StoreCall) => {
  if (method === 'facetValues') {
    process.exit(3);
  }
  if (method === 'similarWords') {
    throw new Error('no memory left');
  }
  if (method === 'takenItemIds') {
    // SQLite waits for the lock that another holds, and nothing can end it meanwhile.
    new Sqlite(String(args[0]), { timeout: 60_000 }).exec('BEGIN IMMEDIATE');
  }
  if (method !== 'relatedPages') {
    parentPort?.postMessage({ kind: 'done', result: method === 'threadId' ? threadId : args });
  }
});
