import { workerData } from 'node:worker_threads';
import { openDatabase } from '../file/open-database.ts';
import { doBeside } from './work-beside.ts';

// The entry of a worker thread: unlike every other module it starts something when it is loaded.
const { file }: { readonly file: string } = workerData;

await doBeside(async (events) => {
  const db = await openDatabase({ file, events });
  db.close();
});
