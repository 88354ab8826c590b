import { parentPort, workerData } from 'node:worker_threads';
import { createConnection } from '../connection.ts';
import { openInThread } from '../open-database.ts';
import { roomsOver } from '../rooms-over.ts';
import { giveWay } from './give-way.ts';
import type { StoreAnswer, StoreCall, ThreadStart } from './thread-protocol.ts';
import { packError } from './thrown-error.ts';

// The entry of a worker thread: unlike every other module it starts something when it is loaded.
const { file, mode, waiting }: ThreadStart = workerData;
giveWay();
const rooms = roomsOver(
  createConnection(openInThread(file, mode), { ...(waiting && { waiting }) }),
);

parentPort?.on('message', ({ method, args }: StoreCall) => {
  void answer(method, args).then((outcome) => parentPort?.postMessage(outcome));
});

async function answer(
  method: StoreCall['method'],
  args: StoreCall['args'],
): Promise<StoreAnswer<unknown>> {
  try {
    return { kind: 'done', result: await Reflect.apply(rooms[method], rooms, args) };
  } catch (error) {
    return { kind: 'failed', error: packError(error) };
  }
}
