import { randomBytes, randomUUID } from 'node:crypto';
import { createDigests, type DigestsAtWork } from '../digests/create-digests.ts';
import { createDefinitions, type Definitions } from '../digests/definitions/watch-definitions.ts';
import { type ArchiveKeeper, createArchiveKeeper } from '../indexing/archive-keeper.ts';
import { createGitSource } from '../indexing/sources/git-source.ts';
import { type Clock, systemClock } from '../model/clock.ts';
import { DAY_MS } from '../model/duration.ts';
import type { Events } from '../model/events/events.ts';
import { UserId } from '../model/slack-ids.ts';
import { createSendNotices, type SendNotices } from '../notices/send-notices.ts';
import { createReview } from '../review/create-review.ts';
import { createSearch } from '../search/create-search.ts';
import { createSlackApp, type SlackApp } from '../slack/create-slack-app.ts';
import { createMessenger } from '../slack/posting/create-messenger.ts';
import { createPoster } from '../slack/posting/create-poster.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { type Chore, everyMinutes, startChores } from './chores.ts';
import type { ArchiveConfig, ServerConfig } from './config.ts';
import { createHealthServer, type HealthCheck } from './health-server.ts';
import { createStops, type Stops } from './stops.ts';
import { holdWriterLease, type LeaseRequest } from './writer-lease.ts';

const INBOX_MEMORY_MS = 7 * DAY_MS;
/** A folder is watched; this finds what its watch was not told of. */
const LOOK_THROUGH_MINUTES = 10;

export interface ServerDeps {
  readonly config: ServerConfig;
  readonly events: Events;
  readonly clock?: Clock;
  /** Other means have made sure that nobody else uses the database. Default: its lease is waited for. */
  readonly nobodyElse?: boolean;
}

type Outside = Required<Pick<ServerDeps, 'config' | 'events' | 'clock'>>;

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
  const store = await openSqliteStore({ file: config.databaseFile, events });
  stops.add(() => store.close());
  const lease = await holdWriterLease({ store, events }, leaseRequest);
  stops.add(() => lease.release());

  const rooms = furnish({ config, events, clock }, store);
  const { app, archive, digests, definitions } = rooms;
  const health = createHealthServer(
    { checks: healthChecks(rooms, store, clock) },
    { host: config.host, port: config.healthPort },
  );
  const healthPort = await health.start();
  stops.add(() => health.stop());

  await definitions.reload();
  const { port: slackPort } = await app.start();
  stops.add(() => app.stop());
  reportTransport(config, events, slackPort);

  const posting = new AbortController();
  const driving = digests.drive(posting.signal);
  stops.add(async () => {
    posting.abort();
    await driving;
  });
  stops.add(startChores(chores(rooms, config.archive, store, clock), events));
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

interface Rooms {
  readonly app: SlackApp;
  readonly archive: ArchiveKeeper;
  readonly digests: DigestsAtWork;
  readonly definitions: Definitions;
  readonly sendNotices: SendNotices;
}

function furnish({ config, events, clock }: Outside, store: Store): Rooms {
  const { botToken, slackApiUrl, flagEmojis } = config;
  const archive = keepArchive({ config, events, clock }, store);
  const definitions = createDefinitions({ folder: config.digestsDir, events });
  const digests = createDigests({
    definitions: () => definitions.current(),
    store,
    poster: createPoster({ events }, { botToken, slackApiUrl, flagEmojis }),
    clock,
    events,
    newId: randomUUID,
    // Not host name and process id, which two containers, or a restarted one, may have in common.
    owner: randomUUID(),
  });
  const review = createReview({
    store,
    clock,
    events,
    flagEmojis,
    curators: config.curators.map((id) => UserId.parse(id)),
  });
  const app = createSlackApp(
    {
      search: createSearch({ store, clock, newId: randomUUID }),
      digests,
      review,
      archiveStatus: () => archive.status(),
      inbox: store,
      clock,
      events,
      newReference: () => randomBytes(4).toString('hex'),
    },
    config,
  );
  const messenger = createMessenger({ events }, { botToken, slackApiUrl });
  const sendNotices = createSendNotices({ store, messenger, clock, events });
  return { app, archive, digests, definitions, sendNotices };
}

function keepArchive(
  { config: { archive, bothArchives }, events, clock }: Outside,
  store: Store,
): ArchiveKeeper {
  if (bothArchives) {
    events.emit('variable-unused', { variable: 'ARCHIVE_DIR', because: 'ARCHIVE_GIT_URL' });
  }
  const deps = { store, clock, events, fileClock: systemClock };
  if (archive.kind === 'folder') {
    return createArchiveKeeper(deps, { folder: archive.folder, watch: true });
  }
  const { url, branch, subfolder, cloneInto, environment } = archive;
  const source = createGitSource(
    { clock, events },
    {
      url,
      ...(branch !== undefined && { branch }),
      ...(subfolder !== undefined && { subfolder }),
      cloneInto,
      environment,
    },
  );
  return createArchiveKeeper(deps, { folder: source.folder, source });
}

function healthChecks(
  { app, archive }: Rooms,
  store: Store,
  clock: Clock,
): Readonly<Record<string, HealthCheck>> {
  return {
    store: async () => {
      await store.probe(clock.now());
      return null;
    },
    slack: async () => (app.ready() ? null : 'Slack cannot reach the app.'),
    // What was indexed is answered from, however stale; `/signalpost status` tells the trouble.
    archive: async () => {
      const { pages, trouble } = await archive.status();
      return pages === 0 ? trouble : null;
    },
  };
}

function chores(
  { app, archive, digests, definitions, sendNotices }: Rooms,
  from: ArchiveConfig,
  store: Store,
  clock: Clock,
): readonly Chore[] {
  const minutes = from.kind === 'git' ? from.pullMinutes : LOOK_THROUGH_MINUTES;
  return [
    {
      name: 'plan digests',
      cron: '* * * * *',
      run: async () => {
        await definitions.reload();
        await digests.tick();
      },
    },
    { name: 'tell people', cron: '* * * * *', run: sendNotices },
    { name: 'replay events', cron: '* * * * *', run: () => app.replayWaiting() },
    {
      name: 'index the archive',
      cron: '* * * * *',
      run: everyMinutes(minutes, clock, () => archive.refresh()),
    },
    {
      name: 'forget old events',
      cron: '17 3 * * *',
      run: () => store.dropEvents(new Date(clock.now().getTime() - INBOX_MEMORY_MS)),
    },
  ];
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
