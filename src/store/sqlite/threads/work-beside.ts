import { parentPort, Worker } from 'node:worker_threads';
import type { EventName, Events } from '../../../model/events/events.ts';
import { threadEnvironment } from '../../../model/thread-environment.ts';
import { packError, type ThrownError, unpackError } from './thrown-error.ts';

/** What a thread that does one thing says while it works, and at its end. */
type BesideMessage =
  | { readonly kind: 'event'; readonly name: EventName; readonly facts: unknown }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: ThrownError };

/**
 * Has a module do its one thing in a thread of its own.
 *
 * @param data - what the module finds as `workerData`.
 * @param signal - ends the thread in the middle of its work.
 * @throws what the work throws; the signal's reason when it was aborted.
 */
export async function workBeside(
  entry: URL,
  data: object,
  { events, signal }: { readonly events: Events; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  signal?.throwIfAborted();
  const worker = new Worker(entry, { workerData: data, execArgv: [], env: threadEnvironment() });
  const end = () => void worker.terminate();
  signal?.addEventListener('abort', end, { once: true });
  try {
    await settled(worker, events);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
    await worker.terminate();
  }
}

function settled(worker: Worker, events: Events): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: BesideMessage) => {
      switch (message.kind) {
        case 'event':
          // The thread reports by the same interface; only the compiler has lost sight of it.
          events.emit(message.name, message.facts as never);
          break;
        case 'done':
          resolve();
          break;
        case 'failed':
          reject(unpackError(message.error));
          break;
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`A thread that works on the database ended with code ${code}.`)),
    );
  });
}

/** For the module itself: does the work, and tells what came of it. */
export async function doBeside(work: (events: Events) => Promise<void>): Promise<void> {
  const say = (message: BesideMessage) => parentPort?.postMessage(message);
  try {
    await work({ emit: (name, facts) => say({ kind: 'event', name, facts }) });
    say({ kind: 'done' });
  } catch (error) {
    say({ kind: 'failed', error: packError(error) });
  }
}
