import { parentPort } from 'node:worker_threads';
import type { StoreCall } from '../../src/store/sqlite/threads/thread-protocol.ts';

// A reader of the store that dies of one question, never answers another, and echoes the rest.
parentPort?.on('message', ({ method, args }: StoreCall) => {
  if (method === 'facetValues') {
    process.exit(3);
  }
  if (method === 'similarWords') {
    throw new Error('no memory left');
  }
  if (method !== 'relatedPages') {
    parentPort?.postMessage({ kind: 'done', result: args });
  }
});
