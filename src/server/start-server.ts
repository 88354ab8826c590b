import { type Clock, systemClock } from '../model/clock.ts';
import type { EventHub, Events } from '../model/events/events.ts';
import { createNetwork } from '../slack/transport/network.ts';
import type { Replica } from '../store/replica.ts';
import { ANSWERING, answersBeside } from './answers-beside.ts';
import { awaitDatabase } from './await-database.ts';
import { backupChores } from './backup-chore.ts';
import { buildRooms, type Rooms } from './build-rooms.ts';
import { startChores } from './chores.ts';
import { clockOf } from './clock-of.ts';
import { bothClocks, type ClockSkew, createClockSkew } from './clock-skew.ts';
import { collectAtRest } from './collect-at-rest.ts';
import type { ServerConfig } from './config/config.ts';
import { createSlackConnection, type SlackConnection } from './connect-slack.ts';
import { createHealthServer } from './health-server.ts';
import type { Duties } from './leases/duties.ts';
import { takeUpDuties } from './leases/take-up-duties.ts';
import type { LeaseRequest } from './leases/writer-lease.ts';
import { openServingStore, type ServingStore } from './open-store.ts';
import type { Outside } from './outside.ts';
import { createPlanning, type Planning } from './planning.ts';
import { readinessChecks } from './readiness-checks.ts';
import { serverChores } from './server-chores.ts';
import { createStops, type Stops } from './stops.ts';

export interface ServerDeps {
  readonly config: ServerConfig;
  readonly events: EventHub;
  /** Default: real time; that of the database, where replicas share one. */
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
  /** When the next digest or alert is due; null when none is planned. */
  nextDigestAt(): Promise<Date | null>;
  /** Aborts when the server must end by itself: another process took its database over. */
  readonly failed: AbortSignal;
  /** Stops in the opposite order; what is under way is finished, up to 12 seconds. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts Signalpost: database, health, the archive's first index, Slack, digests. Questions are
 * answered while the index goes on. When a step fails, what was started before it is stopped again.
 *
 * @param signal - gives up whatever is waited for, a database that another process holds or a Slack
 *   that does not answer; the promise then rejects.
 * @throws what a person has to mend first: a refused token, a port that is taken, an unusable database.
 */
export async function startServer(
  { config, events, clock, nobodyElse = false }: ServerDeps,
  signal: AbortSignal = new AbortController().signal,
): Promise<Server> {
  const stops = createStops(events);
  try {
    return await start({ config, events, clock }, stops, { nobodyElse, signal });
  } catch (error) {
    await stops.run();
    throw error;
  }
}

/** Every stop is registered before what it stops is started: see stops.ts. */
async function start(
  { config, events, clock: given }: Omit<Outside, 'clock'> & { readonly clock: Clock | undefined },
  stops: Stops,
  { nobodyElse, signal }: Required<Pick<LeaseRequest, 'nobodyElse' | 'signal'>>,
): Promise<Server> {
  const store = await openStoreOf({ config, events }, signal);
  stops.add('database', () => store.close());
  const { duties, failed } = await takeUpDuties({ store, events, stops }, { nobodyElse, signal });
  const ended = AbortSignal.any([signal, failed]);
  const clock = given ?? clockOf(store);
  const outside: Outside = { config, events, clock };

  const rooms = buildRooms(outside, store, answersBeside(store, clock), duties);
  const connection = createSlackConnection((until) => rooms.app.connect(until), events);
  const skew = skewOf(outside, given === undefined ? store.replica : null);
  const working = new AbortController();
  const planning = createPlanning({ ...rooms, events, skew }, working.signal);

  const parts = { rooms, store, connection, skew, planning, duties };

  // Before Slack and the archive, which may have to be waited for, so that it can be asked why. The
  // database comes first all the same: what it asks needs one.
  const healthPort = await serveHealth(outside, parts, stops);
  await rooms.definitions.reload();
  stops.add('archive', () => rooms.archive.stop());
  const { lastIndexAt } = await rooms.archive.status();
  const firstIndex = rooms.archive.start();
  // Before Slack, whose queue of events that were left over is worked off at once.
  stops.add('Slack', () => rooms.app.stop());
  await rooms.tokens.renewWhenDue();
  const slackPort = await connection.open(ended);
  reportTransport(config, events, slackPort);
  await skew.look(ended);

  const recalled = firstIndex.then(async () => {
    try {
      await (lastIndexAt && rooms.digests.recallPosted(lastIndexAt, working.signal));
    } catch (error) {
      events.emit('chore-failed', { chore: 'recall what was posted', error });
    }
  });
  beginWork(outside, { ...parts, working, indexed: recalled }, stops);
  const stopCollecting = collectAtRest({ events });
  stops.add('memory', async () => stopCollecting());
  events.emit('server-ready', { healthPort, slackPort });
  return serving(
    { rooms, planning, stops, failed, working: working.signal },
    {
      slackPort,
      healthPort,
    },
  );
}

/** A file is waited for by its lease; a database that others run is waited for as Slack is. */
function openStoreOf(
  { config, events }: Pick<Outside, 'config' | 'events'>,
  signal: AbortSignal,
): Promise<ServingStore> {
  const { databaseFile: file, databaseUrl: url } = config;
  const open = () => openServingStore({ file, url, events, signal, readers: { entry: ANSWERING } });
  return url === null ? open() : awaitDatabase({ events, signal }, open);
}

/** With replicas, digests are planned by the database's clock, and requests are checked by the machine's. */
function skewOf({ config, events, clock }: Outside, replica: Replica | null): ClockSkew {
  const deps = { events, network: createNetwork(config.proxy) };
  return replica === null
    ? createClockSkew({ ...deps, clock }, config.slackApiUrl)
    : bothClocks(
        createClockSkew({ ...deps, clock }, config.slackApiUrl, 'database'),
        createClockSkew({ ...deps, clock: systemClock }, config.slackApiUrl),
      );
}

interface LivingParts {
  readonly rooms: Rooms;
  readonly store: ServingStore;
  readonly connection: SlackConnection;
  readonly skew: ClockSkew;
  readonly planning: Planning;
  readonly duties: Duties;
}

/** Health, and metrics where they are asked for. @returns the port of health. */
async function serveHealth(
  { config, events, clock }: Outside,
  { store, ...parts }: LivingParts,
  stops: Stops,
): Promise<number> {
  const { host, healthPort, metricsPort, backups } = config;
  const stopping = () => stops.begun();
  const checks = readinessChecks({ ...parts, store, clock, stopping });
  const health = createHealthServer({ checks }, { host, port: healthPort });
  stops.add('health', () => health.stop());
  const port = await health.start();
  events.emit('health-opened', { port });
  if (metricsPort !== null) {
    // Its library is 50 ms of CPU at a start, for those alone who have it measured.
    const { createMetricsServer } = await import('./metrics/metrics-server.ts');
    const metrics = createMetricsServer(
      {
        events,
        store,
        clock,
        backupFolder: backups.folder,
        isReady: () => health.isReady(),
        replica: store.replica,
      },
      { host, port: metricsPort },
    );
    stops.add('metrics', () => metrics.stop());
    events.emit('metrics-opened', { port: await metrics.start() });
  }
  return port;
}

interface Work extends LivingParts {
  /** Ends what is under way. */
  readonly working: AbortController;
  /** Before it, digests are not planned. */
  readonly indexed: Promise<void>;
}

/** Digests and chores: all that the server does by itself. */
function beginWork(
  { config, events, clock }: Outside,
  { rooms, store, skew, planning, duties, working, indexed }: Work,
  stops: Stops,
): void {
  stops.add('planning', async () => {
    working.abort();
    await planning.indexed();
  });
  planning.begin(indexed);
  const posting = rooms.digests.drive(working.signal);
  stops.add('posting', async () => {
    working.abort();
    await posting;
  });
  const { notices } = rooms;
  const chores = [
    ...serverChores({ rooms, store, clock, ...duties, skew, planning }, config),
    ...backupChores({ config, events, clock, notices, signal: working.signal }),
  ];
  stops.add('chores', startChores(chores, events));
}

interface Parts {
  readonly rooms: Rooms;
  readonly planning: Planning;
  readonly stops: Stops;
  readonly failed: AbortSignal;
  readonly working: AbortSignal;
}

function serving(
  { rooms: { archive, digests, sendNotices }, planning, stops, failed, working }: Parts,
  ports: Pick<Server, 'slackPort' | 'healthPort'>,
): Server {
  return {
    ...ports,
    refreshArchive: () => archive.refresh(),
    runDigests: async (until) => {
      await planning.indexed();
      await digests.tick();
      const goesOnAt = await digests.advance(AbortSignal.any([until, working]));
      await sendNotices();
      return goesOnAt;
    },
    nextDigestAt: () => digests.nextDueAt(),
    failed,
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
