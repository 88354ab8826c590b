import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../../model/clock.ts';
import { DAY_MS, later } from '../../model/duration.ts';
import type { Replica } from '../../store/replica.ts';
import { backupsIn } from '../../store/sqlite/backup/backup-files.ts';
import type { Store } from '../../store/store.ts';

export interface StateDeps {
  readonly store: Pick<
    Store,
    'archiveStatus' | 'countDeliveries' | 'openRuns' | 'deliveries' | 'waitingEvents'
  >;
  readonly clock: Pick<Clock, 'now'>;
  /** Null where the server makes none by itself. */
  readonly backupFolder: string | null;
  readonly isReady: () => Promise<boolean>;
  /** Null where the database is this server's alone. */
  readonly replica: Pick<Replica, 'lag'> | null;
}

/** Runs older than this are history. */
const RECENT_MS = 7 * DAY_MS;

/** What is looked up when somebody asks: how things stand now. @returns the look. */
export function measureState(deps: StateDeps, registry: Registry): () => Promise<void> {
  const gauge = (name: string, help: string, label?: string) =>
    new Gauge({
      name: `signalpost_${name}`,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [registry],
    });
  const ready = gauge('ready', '1 while /readyz answers 200.');
  const pages = gauge('pages', 'Pages of the archive, by state.', 'state');
  const deliveries = gauge('deliveries', 'Digest messages of the last week, by state.', 'state');
  const pending = gauge('oldest_pending_seconds', 'Age of the oldest run that is not complete.');
  const waiting = gauge('inbox_waiting', 'Events of Slack that were heard and not worked off.');
  const lag = gauge('inbox_lag_seconds', 'Age of the oldest of them.');
  const backup = gauge('backup_age_seconds', 'Age of the newest backup; -1 where there is none.');
  const index = gauge('index_age_seconds', 'Since the last complete index; -1 before the first.');
  const measureReplica = deps.replica && replicaGauges(gauge, deps.replica);

  return async () => {
    const { store, clock, backupFolder, isReady } = deps;
    const now = clock.now();
    const ageOf = (instant: Date | null | undefined, none: number) =>
      instant === null || instant === undefined
        ? none
        : Math.max(0, (now.getTime() - instant.getTime()) / 1000);
    ready.set((await isReady()) ? 1 : 0);
    const archive = await store.archiveStatus();
    pages.set({ state: 'searchable' }, archive.pages);
    pages.set({ state: 'quarantined' }, archive.rejectedFiles);
    index.set(ageOf(archive.lastIndexAt, -1));
    for (const [state, count] of Object.entries(
      await store.countDeliveries(later(now, -RECENT_MS)),
    )) {
      deliveries.set({ state }, count);
    }
    pending.set(ageOf(oldest((await store.openRuns()).map(({ plannedAt }) => plannedAt)), 0));
    const events = await store.waitingEvents(now, Number.MAX_SAFE_INTEGER);
    waiting.set(events.length);
    lag.set(ageOf(oldest(events.map(({ receivedAt }) => receivedAt)), 0));
    await measureReplica?.(now);
    backup.set(ageOf(backupFolder === null ? null : backupsIn(backupFolder)[0]?.madeAt, -1));
  };
}

/** For who shares a PostgreSQL with others. */
function replicaGauges(
  gauge: (name: string, help: string) => Gauge,
  replica: Pick<Replica, 'lag'>,
): (now: Date) => Promise<void> {
  const behind = gauge(
    'replica_changes_behind',
    'Changes in PostgreSQL that are not here yet; -1 while it does not answer.',
  );
  const lost = gauge('postgres_lost_seconds', 'Since PostgreSQL last answered; 0 while it does.');
  return async (now) => {
    const lag = await replica.lag();
    const lostMs = lag.kind === 'lost' && lag.since ? now.getTime() - lag.since.getTime() : 0;
    behind.set(lag.kind === 'lost' ? -1 : lag.changes);
    lost.set(Math.max(0, lostMs / 1000));
  };
}

function oldest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>(
    (first, instant) => (first === null || instant < first ? instant : first),
    null,
  );
}
