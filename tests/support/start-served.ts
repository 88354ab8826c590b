import { main } from '../../src/cli/main.ts';
import { systemClock } from '../../src/model/clock.ts';
import { isDeep } from './runs.ts';
import { type HeardServer, listenTo } from './server-output.ts';
import { aServerPlace, type Told } from './server-place.ts';
import { startServerProcess } from './server-process.ts';
import { whenTestEnds } from './side-by-side.ts';

/** `signalpost serve`, wherever it runs. */
export interface Served extends HeardServer {
  /** Asks it to end, as SIGTERM does. */
  stop(): void;
}

/**
 * Starts `signalpost serve` on an empty archive: where tests go deep as a process of its own, as an
 * operator does, else in this process, which takes a third of the CPU. What a process alone can show
 * (signals, errors that nobody catches) takes `startServerProcess`.
 */
export function startServed(environment: Told): Served {
  return isDeep ? asProcess(environment) : here(environment);
}

function asProcess(environment: Told): Served {
  const { child, ...heard } = startServerProcess(environment);
  return { ...heard, stop: () => void child.kill('SIGTERM') };
}

function here(told: Told): Served {
  const { environment } = aServerPlace(told);
  const stopping = new AbortController();
  const exit = Promise.withResolvers<number>();
  const { hear, ...heard } = listenTo(
    exit.promise.then((exitCode) => ({ exitCode, signal: null })),
  );
  const output = { isTerminal: false, write: async (text: string) => hear(text) };
  main(['serve'], {
    environment,
    clock: systemClock,
    out: output,
    err: output,
    log: { write: hear },
    stopSignal: () => stopping.signal,
    uncaught: () => new AbortController().signal,
  }).then(exit.resolve, exit.reject);
  whenTestEnds(async () => {
    stopping.abort();
    await heard.ended;
  });
  return { ...heard, stop: () => stopping.abort() };
}
