import { type Logger, SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../../../model/clock.ts';
import type { Events } from '../../../model/events/events.ts';
import { clientOptions } from '../client-options.ts';
import type { Network } from '../network.ts';
import { startError } from '../start-error.ts';
import type { Transport } from '../transport.ts';
import { findLine } from './find-line.ts';
import { createSocketLine } from './socket-line.ts';

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
  const receiver = createReceiver(
    { network, logger },
    { appToken, apiUrl, signal: () => attempt.signal },
  );
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

  const onMissing = (reason: string) => {
    trouble = reason;
  };

  /** Until stopping begins: what is lost is looked for, and then watched again. */
  const keep = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await line.lost();
      if (!stopping.signal.aborted) {
        trouble = 'Slack cannot reach the app: the socket is lost and looked for.';
        events.emit('socket-lost', {});
        if (await findLine({ events, clock, apiUrl, open, onMissing }, stopping.signal)) {
          returned();
        }
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

/** The library's own way to hear Slack, made to call for one line at a time and to say nothing. */
function createReceiver(
  { network, logger }: Pick<SocketDeps, 'network' | 'logger'>,
  { appToken, apiUrl, signal }: SocketOptions & { readonly signal: () => AbortSignal },
): SocketModeReceiver {
  // What the library says of a lost line, the transport says once and in its own words.
  const quiet: Logger = { ...logger, warn: () => {}, error: () => {} };
  return new SocketModeReceiver({
    appToken,
    logger: quiet,
    autoReconnectEnabled: false,
    ...(network.dispatcher === undefined ? {} : { dispatcher: network.dispatcher }),
    installerOptions: { clientOptions: clientOptions(apiUrl, quiet, network, signal) },
    // Reported already (error-edge.ts); without an acknowledgement Slack sends it again.
    processEventErrorHandler: async () => false,
  });
}
