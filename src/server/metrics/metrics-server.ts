import { createServer } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { EventHub } from '../../model/events/events.ts';
import { countEvents } from './count-events.ts';
import { measureState, type StateDeps } from './measure-state.ts';

export interface MetricsServer {
  /** @returns the port that is bound. */
  start(): Promise<number>;
  stop(): Promise<void>;
}

export interface MetricsDeps extends StateDeps {
  readonly events: Pick<EventHub, 'subscribe'>;
}

/**
 * `GET /metrics` in Prometheus' text format: Node's own (event loop lag, memory), what was counted
 * since the start, and how things stand now. No label holds a name of a person, channel or page.
 */
export function createMetricsServer(
  { events, ...deps }: MetricsDeps,
  { host, port }: { readonly host: string; readonly port: number },
): MetricsServer {
  const registry = new Registry();
  const look = measureState(deps, registry);
  let unsubscribe = () => {};
  const text = async () => {
    await look();
    return registry.metrics();
  };
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404).end('GET /metrics\n');
      return;
    }
    text().then(
      (body) => response.writeHead(200, { 'content-type': registry.contentType }).end(body),
      (error: unknown) =>
        response.writeHead(500).end(`${error instanceof Error ? error.message : String(error)}\n`),
    );
  });
  return {
    start: async () => {
      collectDefaultMetrics({ register: registry, prefix: 'signalpost_' });
      unsubscribe = events.subscribe(countEvents(registry));
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
      });
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    stop: async () => {
      unsubscribe();
      registry.clear();
      if (server.listening) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
