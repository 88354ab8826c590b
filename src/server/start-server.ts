import { type Clock, systemClock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import { openThreadedStore } from '../store/sqlite/threads/open-threaded-store.ts';
import { backupChores } from './backup-chore.ts';
import { buildRooms } from './build-rooms.ts';
import { startChores } from './chores.ts';
import type { ServerConfig } from './config.ts';
import { createHealthServer } from './health-server.ts';
import type { Outside } from './outside.ts';
import { readinessChecks } from './readiness-checks.ts';
import { serverChores } from './server-chores.ts';
import { createStops, type Stops } from './stops.ts';
import { holdWriterLease, type LeaseRequest } from './writer-lease.ts';

export interface ServerDeps {
  readonly config: ServerConfig;
  readonly events: Events;
  readonly clock?: Clock;
  /** Other means have made sure that nobody else uses the database. Default: its lease is waited for. */
  readonly nobodyElse?: boolean;
}

/** A server that is up. Everything of it shares one clock and one store. */
export interface Server {
  /** Where Slack's signed requests go; null in Socket Mode. */
  readonly slackPort: number | null;
  readonly healthPort: number;
  /** Indexes the archive as it is now; resolves when that is searchable. */
  refreshArchive(): Promise<void>;
  /**
   * Plans the digests that are due now and posts what can be posted now.
   *
   * @returns when a digest that is still open goes on; null when none is open.
   */
  runDigests(signal: AbortSignal): Promise<Date | null>;
  /** When the next digest is due; null when none is planned. */
  nextDigestAt(): Promise<Date | null>;
  /** Aborts when the server must end by itself: another process took its database over. */
  readonly failed: AbortSignal;
  /** Stops in the opposite order; what is under way is finished, up to 12 seconds. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts Signalpost: database, health, Slack, then the archive's first index,
 * which goes on while questions are answered already. When a step fails, what
 * was started before it is stopped again.
 *
 * @param signal - gives up waiting for a database that another process holds.
 */
export async function startServer(
  { config, events, clock = systemClock, nobodyElse = false }: ServerDeps,
  signal?: AbortSignal,
): Promise<Server> {
  const stops = createStops();
  try {
    return await build({ config, events, clock }, stops, {
      nobodyElse,
      ...(signal !== undefined && { signal }),
    });
  } catch (error) {
    await stops.run();
    throw error;
  }
}

async function build(
  { config, events, clock }: Outside,
  stops: Stops,
  leaseRequest: LeaseRequest,
): Promise<Server> {
  const store = await openThreadedStore({ file: config.databaseFile, events });
  stops.add(() => store.close());
  const lease = await holdWriterLease({ store, events }, leaseRequest);
  stops.add(() => lease.release());

  const rooms = buildRooms({ config, events, clock }, store);
  const { app, archive, digests, definitions } = rooms;
  const health = createHealthServer(
    { checks: readinessChecks(rooms, store, clock) },
    { host: config.host, port: config.healthPort },
  );
  const healthPort = await health.start();
  stops.add(() => health.stop());

  await definitions.reload();
  const { port: slackPort } = await app.connect();
  stops.add(() => app.stop());
  reportTransport(config, events, slackPort);

  const posting = new AbortController();
  const driving = digests.drive(posting.signal);
  stops.add(async () => {
    posting.abort();
    await driving;
  });
  stops.add(
    startChores(
      [
        ...serverChores(rooms, config.archive, store, clock),
        ...backupChores({ config, events, clock, signal: posting.signal }),
      ],
      events,
    ),
  );
  stops.add(() => archive.stop());
  // Not awaited: the app answers meanwhile, and says that it is still indexing.
  void archive.start();
  await digests.tick();
  events.emit('server-ready', { healthPort, slackPort });

  return {
    slackPort,
    healthPort,
    refreshArchive: () => archive.refresh(),
    runDigests: async (until) => {
      await digests.tick();
      const goesOnAt = await digests.advance(AbortSignal.any([until, posting.signal]));
      await rooms.sendNotices();
      return goesOnAt;
    },
    nextDigestAt: async () => {
      const { digests: planned } = await digests.list();
      const due = planned.flatMap(({ nextRunAt }) => nextRunAt?.getTime() ?? []);
      return due.length === 0 ? null : new Date(Math.min(...due));
    },
    failed: lease.lost,
    stop: () => stops.run(),
  };
}

function reportTransport(
  { transport, bothTransports }: ServerConfig,
  events: Events,
  port: number | null,
): void {
  events.emit('slack-connected', { transport: transport.kind, port });
  if (transport.kind === 'socket' && bothTransports) {
    events.emit('variable-unused', {
      variable: 'SLACK_SIGNING_SECRET',
      because: 'SLACK_APP_TOKEN',
    });
  }
}
