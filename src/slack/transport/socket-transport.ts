import { type Logger, SocketModeReceiver } from '@slack/bolt';
import type { Events } from '../../model/events/events.ts';
import { clientOptions } from './client-options.ts';
import { connecting } from './start-error.ts';
import type { Transport } from './transport.ts';

export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl: string;
}

/** A connection is given this long to say good-bye. */
const GOODBYE_MS = 2_000;

/** Socket Mode: the app calls Slack and keeps the line open. */
export function createSocketTransport(
  { appToken, apiUrl }: SocketOptions,
  events: Events,
  logger: Logger,
): Transport {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: {
      // Options of its own: a lost line is looked for for half an hour, which must not leak
      // into the clients that post (they never retry), and a failure would end the process.
      clientOptions: {
        ...clientOptions(apiUrl, logger),
        retryConfig: { retries: 100, factor: 1.3, maxTimeout: 20_000 },
        rejectRateLimitedCalls: false,
      },
    },
    // Reported already (error-edge.ts); without an acknowledgement Slack sends it again.
    processEventErrorHandler: async () => false,
  });
  let connected = false;
  receiver.client.on('connected', () => {
    connected = true;
    events.emit('socket-opened', {});
  });
  for (const lost of ['reconnecting', 'disconnecting', 'disconnected', 'close']) {
    receiver.client.on(lost, () => {
      connected = false;
    });
  }
  return {
    receiver,
    start: async () => {
      await connecting('SLACK_APP_TOKEN', apiUrl, () => receiver.start());
      return null;
    },
    stop: async () => {
      connected = false;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, GOODBYE_MS);
      });
      await Promise.race([receiver.client.disconnect(), patience]);
      clearTimeout(timer);
    },
    ready: () => connected,
  };
}
