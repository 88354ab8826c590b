import { parentPort, workerData } from 'node:worker_threads';
import { type Connection, createConnection } from '../connection.ts';
import { openInThread } from '../file/open-in-thread.ts';
import { giveWay } from './give-way.ts';
import type { StoreAnswer, StoreCall, ThreadStart } from './thread-protocol.ts';
import { packError } from './thrown-error.ts';

/** Makes the thread that calls it answer what is asked of the rooms over its connection. */
export function serveThread(roomsOver: (connection: Connection) => object): void {
  const { file, mode, waiting }: ThreadStart = workerData;
  const connection = createConnection(openInThread(file, mode), { ...(waiting && { waiting }) });
  if (mode === 'reading') {
    // Not who writes: it has the turn, for which clicks wait in the thread that it would give way to.
    giveWay();
  }
  serveMethods(roomsOver(connection));
}

/** Makes the thread that calls it answer by these methods. */
export function serveMethods(methods: object): void {
  parentPort?.on('message', (call: StoreCall) => {
    void answer(methods, call).then((outcome) => parentPort?.postMessage(outcome));
  });
}

async function answer(methods: object, { method, args }: StoreCall): Promise<StoreAnswer<unknown>> {
  try {
    const work: unknown = Reflect.get(methods, method);
    if (typeof work !== 'function') {
      throw new Error(`A thread was asked for "${method}", which it does not offer.`);
    }
    return { kind: 'done', result: await Reflect.apply(work, methods, args) };
  } catch (error) {
    return { kind: 'failed', error: packError(error) };
  }
}
