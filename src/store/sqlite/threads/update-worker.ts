import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../open-database.ts';
import { packError } from './thrown-error.ts';
import type { UpdateMessage } from './update-beside.ts';

// The entry of a worker thread: unlike every other module it starts something when it is loaded.
const { file }: { readonly file: string } = workerData;
const say = (message: UpdateMessage) => parentPort?.postMessage(message);

try {
  const db = await openDatabase({
    file,
    events: { emit: (name, facts) => say({ kind: 'event', name, facts }) },
  });
  db.close();
  say({ kind: 'done' });
} catch (error) {
  say({ kind: 'failed', error: packError(error) });
}
