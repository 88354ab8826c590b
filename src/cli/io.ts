import type { DestinationStream } from 'pino';
import { type Clock, systemClock } from '../model/clock.ts';
import { type Environment, readEnvironment } from '../server/config/environment.ts';

/** What a command reads from and writes to; injected so that a test can stand in for the terminal. */
export interface Io {
  readonly environment: Environment;
  readonly clock: Clock;
  /** Results. */
  readonly out: Output;
  /** Progress and complaints. */
  readonly err: Output;
  /** Where a server's log goes, line by line. Default: standard output. */
  readonly log?: DestinationStream;
  /**
   * Aborts when this process is asked to end (SIGINT, SIGTERM, or SIGHUP where its terminal is
   * closed); a second request, from half a second later on, ends it at once.
   */
  stopSignal(): AbortSignal;
  /**
   * Aborts at the first error from here on that nobody caught, with it as the reason; without a call
   * to this such an error ends the process at once.
   */
  uncaught(): AbortSignal;
}

export interface Output {
  readonly isTerminal: boolean;
  /** A long text may be handed to a pager instead, which writes to the same terminal. */
  readonly mayPage?: boolean;
  /**
   * Resolves when there is room for more.
   *
   * @throws {ClosedPipeError} when nobody reads any longer, as after `| head`.
   */
  write(text: string): Promise<void>;
}

/** The reader of our output is gone; not a fault. */
export class ClosedPipeError extends Error {
  readonly code = 'closed-pipe';

  constructor(options?: ErrorOptions) {
    super('the reader of the output has gone away', options);
    this.name = 'ClosedPipeError';
  }
}

/** Within this time a second signal is the first one: npm passes on the terminal's own Ctrl+C. */
const SAME_REQUEST_MS = 500;

/** This process's environment, clock and standard streams. */
export function createProcessIo(): Io {
  let environment: Environment | undefined;
  return {
    // Read when it is needed: a .env file that cannot be read is a failure of the command.
    get environment() {
      environment ??= readEnvironment(process.cwd());
      return environment;
    },
    clock: systemClock,
    out: createOutput(process.stdout),
    err: createOutput(process.stderr),
    stopSignal: () => {
      const stop = new AbortController();
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      const request = () => {
        if (stop.signal.aborted) {
          return;
        }
        stop.abort();
        setTimeout(() => {
          for (const signal of signals) {
            process.off(signal, request);
          }
        }, SAME_REQUEST_MS).unref();
      };
      for (const signal of signals) {
        process.on(signal, request);
      }
      return stop.signal;
    },
    uncaught: () => {
      const uncaught = new AbortController();
      const note = (error: unknown) => uncaught.abort(error);
      // Further ones are the first one's consequence more often than not; stopping goes on.
      process.on('uncaughtException', note);
      process.on('unhandledRejection', note);
      return uncaught.signal;
    },
  };
}

function createOutput(stream: NodeJS.WriteStream): Output {
  // Every failed write is answered through its callback; the event would end the process.
  stream.on('error', () => {});
  return {
    isTerminal: stream.isTTY === true,
    mayPage: stream.isTTY === true,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (error === null || error === undefined) {
            resolve();
          } else {
            reject(isClosedPipe(error) ? new ClosedPipeError({ cause: error }) : error);
          }
        });
      }),
  };
}

function isClosedPipe(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
