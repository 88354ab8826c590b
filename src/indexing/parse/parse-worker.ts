import { parentPort, workerData } from 'node:worker_threads';
import { type FileToParse, parseFile } from './parse-file.ts';
import type { WorkerStart } from './worker-protocol.ts';

// The entry of a worker thread: unlike every other module it starts something when it is loaded.
const { reading, counters: shared }: WorkerStart = workerData;
const counters = new Int32Array(shared);

parentPort?.on('message', (files: readonly FileToParse[]) => {
  const outcomes = files.map((file) => {
    Atomics.add(counters, 0, 1);
    const outcome = parseFile(reading, file);
    Atomics.add(counters, 1, 1);
    return outcome;
  });
  parentPort?.postMessage(outcomes);
});
