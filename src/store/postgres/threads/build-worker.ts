import { workerData } from 'node:worker_threads';
import { doBeside } from '../../sqlite/threads/work-beside.ts';
import { openPool } from '../connection/connect.ts';
import { buildProjection } from '../projection/build-projection.ts';
import { openProjection } from '../projection/open-projection.ts';
import { prepareTruth } from '../truth/prepare-truth.ts';

/** Makes both ends ready, or the file anew whatever it holds. */
export interface BuildRequest {
  readonly file: string;
  readonly url: string;
  readonly what: 'what-is-needed' | 'everything-anew';
}

// The entry of a worker thread: unlike every other module it starts something when it is loaded.
const { file, url, what }: BuildRequest = workerData;

await doBeside(async (events) => {
  const pool = openPool(url);
  try {
    if (what === 'everything-anew') {
      await buildProjection(pool, file);
    } else {
      const meta = await prepareTruth(pool, events);
      const db = await openProjection(pool, meta, { file, events });
      db.close();
    }
  } finally {
    await pool.end();
  }
});
