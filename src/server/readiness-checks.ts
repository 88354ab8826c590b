import type { Clock } from '../model/clock.ts';
import type { Replica, ReplicaLag } from '../store/replica.ts';
import type { Store } from '../store/store.ts';
import type { Rooms } from './build-rooms.ts';
import type { ClockSkew } from './clock-skew.ts';
import type { SlackConnection } from './connect-slack.ts';
import type { HealthCheck } from './health-server.ts';
import type { Duties } from './leases/duties.ts';
import type { Planning } from './planning.ts';

export interface ReadinessDeps {
  readonly rooms: Pick<Rooms, 'app' | 'archive'>;
  readonly store: Pick<Store, 'probe'> & { readonly replica: Replica | null };
  readonly clock: Clock;
  readonly connection: Pick<SlackConnection, 'trouble'>;
  readonly skew: Pick<ClockSkew, 'trouble'>;
  readonly planning: Pick<Planning, 'trouble'>;
  readonly duties: Pick<Duties, 'trouble'>;
  readonly stopping: () => boolean;
}

/** What `/readyz` asks, by the name under which it gives the reason. */
export function readinessChecks({
  rooms: { app, archive },
  store,
  clock,
  connection,
  skew,
  planning,
  duties,
  stopping,
}: ReadinessDeps): Readonly<Record<string, HealthCheck>> {
  return {
    server: async () => (stopping() ? 'Signalpost is stopping.' : null),
    store: async () => {
      await store.probe(clock.now());
      return duties.trouble();
    },
    replica: async () => (store.replica === null ? null : behind(await store.replica.lag())),
    slack: async () => connection.trouble() ?? app.trouble(),
    clock: async () => skew.trouble(),
    digests: async () => planning.trouble(),
    // What was indexed is answered from, however stale; `/signalpost status` tells the trouble.
    archive: async () => {
      const { pages, trouble } = await archive.status();
      return pages === 0 ? trouble : null;
    },
  };
}

/** Changes that are on their way here at any time, while others write. */
const ON_THEIR_WAY = 20;

/** Why a replica should not be asked, in a sentence; null while it knows what the others know. */
function behind(lag: ReplicaLag): string | null {
  if (lag.kind === 'lost') {
    const since = lag.since === null ? '' : `, as it was at ${lag.since.toISOString()}`;
    return `${lag.reason} Questions are answered from what is here${since}.`;
  }
  return lag.changes > ON_THEIR_WAY
    ? `This replica is ${lag.changes} changes behind the database; it catches up.`
    : null;
}
