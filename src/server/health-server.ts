import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** So long one answer stands for all who ask: each writes to the database. */
const ANSWER_MS = 1_000;

/** What readiness asks; each resolves to null when well, else to why not. */
export type HealthCheck = () => Promise<string | null>;

export interface HealthServer {
  /** @returns the port that is bound; it is chosen by the system when 0 was asked for. */
  start(): Promise<number>;
  stop(): Promise<void>;
  /** What `/readyz` would say. */
  isReady(): Promise<boolean>;
}

/**
 * `/livez` answers 200 as long as the event loop turns; `/readyz` 200 when every
 * check is well, else 503 with the reasons, both as JSON. In both transports,
 * since Bolt's own auxiliary server binds all interfaces.
 */
export function createHealthServer(
  { checks }: { readonly checks: Readonly<Record<string, HealthCheck>> },
  { host, port }: { readonly host: string; readonly port: number },
): HealthServer {
  const ready = cached(() => readiness(checks));
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      answer(response, 405, { error: 'GET /livez or GET /readyz' });
    } else if (request.url === '/livez') {
      answer(response, 200, { live: true });
    } else if (request.url === '/readyz') {
      void ready().then((reasons) =>
        answer(response, Object.keys(reasons).length === 0 ? 200 : 503, {
          ready: Object.keys(reasons).length === 0,
          reasons,
        }),
      );
    } else {
      answer(response, 404, { error: 'GET /livez or GET /readyz' });
    }
  });
  return {
    isReady: async () => Object.keys(await ready()).length === 0,
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve(portOf(server.address())));
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Shares an answer, and the work for it, among all who ask within a second. */
function cached<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (answer === undefined || performance.now() >= until) {
      answer = ask();
      until = performance.now() + ANSWER_MS;
    }
    return answer;
  };
}

async function readiness(
  checks: Readonly<Record<string, HealthCheck>>,
): Promise<Readonly<Record<string, string>>> {
  const answers = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await reasonOf(check)] as const),
  );
  return Object.fromEntries(
    answers.flatMap(([name, reason]) => (reason === null ? [] : [[name, reason]])),
  );
}

async function reasonOf(check: HealthCheck): Promise<string | null> {
  try {
    return await check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
