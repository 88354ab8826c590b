import type { PageReading } from './parse-file.ts';

/** What a worker thread is started with. Our own threads talk here, so nothing is checked, and no schema loaded. */
export interface WorkerStart {
  readonly reading: PageReading;
  /** Two 32-bit numbers: pages begun, pages finished, since the worker started. */
  readonly counters: SharedArrayBuffer;
}
