import { createServer, type Server } from 'node:http';
import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Transport } from '../transport.ts';
import { createRequestGuard, type GuardDeps } from './request-guard.ts';

export interface HttpOptions {
  readonly signingSecret: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** Node looks for late connections every half minute unless told otherwise: half-open ones pile up. */
const SERVER_OPTIONS = {
  requestTimeout: 10_000,
  headersTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const;
/**
 * Connections that wait to be accepted while the loop is busy. With Node's 511, a burst of 2,000
 * requests had 735 of its connections reset.
 */
const BACKLOG = 4_096;
/** Slack has its answer long before; a connection that is still open then is cut. */
const GOODBYE_MS = 2_000;

/** Slack's signed requests to `POST /slack/events`, on a server of our own: Bolt's takes no guard. */
export function createHttpTransport(
  options: HttpOptions,
  deps: GuardDeps,
  logger: Logger,
): Transport {
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    logger,
    processEventErrorHandler: async ({ response }) => {
      // The error has been reported (error-edge.ts). Not yet answered means not yet accepted.
      if (!response.headersSent) {
        response.writeHead(500);
        response.end();
      }
      return false;
    },
    dispatchErrorHandler: ({ response }) => {
      response.writeHead(404);
      response.end();
    },
  });
  const guarded = createRequestGuard(deps, (request, response) => {
    try {
      receiver.requestListener(request, response);
    } catch {
      // Bolt throws for an address that is not its own.
      response.writeHead(404);
      response.end();
    }
  });
  let server: Server | undefined;
  return {
    receiver,
    start: async () => {
      await guarded.recall();
      const starting = createServer(SERVER_OPTIONS);
      starting.on('request', (request, response) => {
        response.once('close', () => setImmediate(() => starting.emit('answered')));
        guarded.listen(request, response);
      });
      await new Promise<void>((resolve, reject) => {
        starting.once('error', reject);
        starting.listen({ port: options.port, host: options.host, backlog: BACKLOG }, resolve);
      });
      server = starting;
      const address = starting.address();
      return typeof address === 'object' && address !== null ? address.port : options.port;
    },
    stop: async () => {
      const stopping = server;
      server = undefined;
      if (stopping !== undefined) {
        await closeServer(stopping);
      }
    },
    // Slack sends again what an HTTP server missed for six minutes; what lasts longer is a restart.
    onReturn: () => {},
    trouble: () =>
      server?.listening === true ? null : 'Slack cannot reach the app: its port is not open.',
  };
}

/** Answers what is under way, then closes. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GOODBYE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    // A connection that is kept alive after its answer would hold the server for seconds.
    server.on('answered', () => server.closeIdleConnections());
    server.closeIdleConnections();
  });
}
