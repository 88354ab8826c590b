import { type Logger, SocketModeReceiver } from '@slack/bolt';
import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Clock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import { clientOptions } from './client-options.ts';
import type { Network } from './network.ts';
import { createSocketLine } from './socket-line.ts';
import { startError } from './start-error.ts';
import type { Transport } from './transport.ts';

export interface SocketDeps {
  readonly events: Events;
  readonly network: Network;
  /** Real time: a line is lost and found by the wall, whatever clock the app runs on. */
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly logger: Logger;
}

export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl: string;
}

/** How long to wait before the line is looked for again, try by try; the last stands for all that follow. */
const BACK_OFF_MS = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000] as const;
/** A line that is away for longer is told of, once. */
const LATE_MS = 30_000;

/**
 * Socket Mode: the app calls Slack and keeps the line open. The library's own
 * reconnecting is off: it cannot be stopped while it waits, gives up after
 * half an hour, and its last failure ends the process.
 */
export function createSocketTransport(
  { events, network, clock, logger }: SocketDeps,
  { appToken, apiUrl }: SocketOptions,
): Transport {
  const stopping = new AbortController();
  let attempt = new AbortController();
  // What the library says of a lost line, this file says once and in its own words.
  const quiet: Logger = { ...logger, warn: () => {}, error: () => {} };
  const receiver = new SocketModeReceiver({
    appToken,
    logger: quiet,
    autoReconnectEnabled: false,
    ...(network.dispatcher === undefined ? {} : { dispatcher: network.dispatcher }),
    installerOptions: {
      clientOptions: clientOptions(apiUrl, quiet, network, () => attempt.signal),
    },
    // Reported already (error-edge.ts); without an acknowledgement Slack sends it again.
    processEventErrorHandler: async () => false,
  });
  const line = createSocketLine(receiver.client);
  let trouble: string | null = 'Slack cannot reach the app: the socket is not open yet.';
  let keeping: Promise<void> | undefined;
  let returned = () => {};

  /** @throws whatever keeps the line from opening; it is closed then. */
  const open = async (signal: AbortSignal): Promise<void> => {
    attempt = new AbortController();
    const giveUp = () => attempt.abort();
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) {
      giveUp();
    }
    try {
      await line.open(attempt);
      trouble = null;
      events.emit('socket-opened', {});
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };

  /** Looks for the line until it is there again; resolves early when stopping begins. */
  const find = async (): Promise<void> => {
    const lostAt = clock.now().getTime();
    let told: string | undefined;
    for (let tries = 0; !stopping.signal.aborted; tries += 1) {
      try {
        await open(stopping.signal);
        returned();
        return;
      } catch (error) {
        if (stopping.signal.aborted) {
          return;
        }
        const { kind, message } = startError('SLACK_APP_TOKEN', apiUrl, error);
        trouble = message;
        const isLate = clock.now().getTime() - lostAt >= LATE_MS;
        if (told !== kind && (kind === 'final' || isLate)) {
          told = kind;
          events.emit('socket-missing', { kind, reason: message });
        }
        await clock.sleep(waitAfter(error, tries + 1), stopping.signal);
      }
    }
  };

  const keep = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await line.lost();
      if (!stopping.signal.aborted) {
        trouble = 'Slack cannot reach the app: the socket is lost and looked for.';
        events.emit('socket-lost', {});
        await find();
      }
    }
  };

  return {
    receiver,
    start: async (signal) => {
      try {
        await open(AbortSignal.any([stopping.signal, ...(signal === undefined ? [] : [signal])]));
      } catch (error) {
        throw startError('SLACK_APP_TOKEN', apiUrl, error);
      }
      keeping = keep();
      return null;
    },
    stop: async () => {
      trouble = 'The app is stopping.';
      stopping.abort();
      await line.close();
      await keeping;
    },
    onReturn: (listener) => {
      returned = listener;
    },
    trouble: () => trouble,
  };
}

function waitAfter(error: unknown, tries: number): number {
  if (error instanceof WebAPIRateLimitedError) {
    return error.retryAfter * 1000;
  }
  return BACK_OFF_MS[Math.min(tries, BACK_OFF_MS.length - 1)] ?? 0;
}
