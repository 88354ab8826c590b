import type { Clock } from '../model/clock.ts';
import type { Store } from '../store/store.ts';
import type { Rooms } from './build-rooms.ts';
import type { HealthCheck } from './health-server.ts';

/** What `/readyz` asks, by the name under which it gives the reason. */
export function readinessChecks(
  { app, archive }: Rooms,
  store: Store,
  clock: Clock,
): Readonly<Record<string, HealthCheck>> {
  return {
    store: async () => {
      await store.probe(clock.now());
      return null;
    },
    slack: async () => app.trouble(),
    // What was indexed is answered from, however stale; `/signalpost status` tells the trouble.
    archive: async () => {
      const { pages, trouble } = await archive.status();
      return pages === 0 ? trouble : null;
    },
  };
}
