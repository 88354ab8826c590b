import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type FileToParse, parseFile } from '../../src/indexing/parse/parse-file.ts';
import type { WorkerStart } from '../../src/indexing/parse/worker-protocol.ts';

// The parser's worker as it would be with faults: what a page contains decides which.
const { reading, counters: shared }: WorkerStart = workerData;
const counters = new Int32Array(shared);

parentPort?.on('message', (files: readonly FileToParse[]) => {
  const outcomes = files.map((file) => {
    Atomics.add(counters, 0, 1);
    fail(readFileSync(join(reading.folder, file.file), 'utf8'));
    const outcome = parseFile(reading, file);
    Atomics.add(counters, 1, 1);
    return outcome;
  });
  parentPort?.postMessage(outcomes);
});

/** What hangs is busy for as long as it may be; what stalls takes as long, and no CPU. */
function fail(text: string): void {
  const hoard: number[][] = [];
  while (text.includes('HANG') || text.includes('HOARD')) {
    if (text.includes('HOARD')) {
      hoard.push(Array.from({ length: 100_000 }, (_, n) => n / 3));
    }
  }
  if (text.includes('STALL')) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
  if (text.includes('THROW')) {
    throw new Error('the parser has a fault');
  }
  if (text.includes('EXIT')) {
    process.exit(3);
  }
}
