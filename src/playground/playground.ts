import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { utcDay } from '../model/calendar.ts';
import type { Clock } from '../model/clock.ts';
import { createEventHub, type EventHub } from '../model/events/events.ts';
import type { Log } from '../model/log.ts';
import { TeamId } from '../model/slack-ids.ts';
import type { ServerConfig } from '../server/config/config.ts';
import { FLAG_EMOJIS } from '../server/config/variables.ts';
import { createEventLogger } from '../server/log-events.ts';
import { type Server, startServer } from '../server/start-server.ts';
import { createStops, type Stops } from '../server/stops.ts';
import { NO_PROXY } from '../slack/transport/network.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { CURATORS, OPERATORS } from './cast.ts';
import { type ClockMover, createClockMover } from './clock-mover.ts';
import { createDemoArchive, type DemoArchive, readDemoSource } from './demo-archive.ts';
import { inviteApp } from './invite-app.ts';
import { DEMO_BEGINS, liveThrough } from './live-through.ts';
import { openMemory } from './memory.ts';
import { createMovableClock, type MovableClock } from './movable-clock.ts';
import { openWorkspace, type Secrets, UNFURL_DOMAINS } from './open-workspace.ts';
import { readPastReviews } from './past-reviews.ts';
import { writePastReviews } from './write-past-reviews.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
/** Until a move of the clock is given up, on a busy machine too. */
const MOVE_MS = 120_000;

export interface PlaygroundDeps {
  readonly log: Log;
  /** Real time; the playground's own clock runs beside it and can be moved. */
  readonly clock: Clock;
  /** Decides which calls the weather hits: 0 up to 1. */
  readonly random: () => number;
}

export interface PlaygroundOptions {
  /** A folder of one's own pages; null takes the demo archive. */
  readonly archive: string | null;
  /** Begins anew, with an empty database and no messages. */
  readonly reset: boolean;
  /** Begins anew beside whatever runs, and leaves nothing behind. Default: false. */
  readonly fresh?: boolean;
  /** Of the page; another free one is taken when it is in use. */
  readonly port: number;
  readonly transport: 'socket' | 'http';
  /** Real milliseconds that one move of the clock may take. Default: two minutes. */
  readonly moveWithinMs?: number;
  /** Where databases are kept. Default: this user's own in the system's temporary folder. */
  readonly stateDir?: string;
}

export interface Playground {
  /** What to open in a browser. */
  readonly url: string;
  readonly workspace: Workspace;
  readonly server: Server;
  readonly clock: MovableClock;
  stop(): Promise<void>;
}

/**
 * Opens what `startPlayground` promises, in a state folder that nobody else
 * uses. When a step fails, what was started before it is stopped again.
 */
export async function openPlayground(
  deps: PlaygroundDeps,
  options: PlaygroundOptions,
  folder: string,
): Promise<Playground> {
  const stops = createStops(eventsInto(deps.log));
  try {
    return await build(deps, options, folder, stops);
  } catch (error) {
    await stops.run();
    throw error;
  }
}

async function build(
  { log, clock: realClock, random }: PlaygroundDeps,
  options: PlaygroundOptions,
  folder: string,
  stops: Stops,
): Promise<Playground> {
  const archive = options.archive ?? join(folder, 'archive');
  const demo = options.archive === null ? createDemoArchive(await readDemoSource(), archive) : null;
  const memory = await openMemory({ log }, folder);
  const isNew = memory.last === null;
  const clock = createMovableClock(
    startOfClock(demo !== null, memory.last?.now, realClock.now()),
    () => realClock.now().getTime(),
  );
  const secrets = drawSecrets();
  let mover: ClockMover | null = null;
  const workspace = await openWorkspace(
    {
      log,
      clock,
      random,
      moveClock: async (target) =>
        mover === null ? 'The playground is still starting.' : mover.move(target),
    },
    { secrets, saved: memory.last?.workspace, port: options.port },
  );
  stops.add('workspace', () => workspace.stop());
  const config = serverConfig(options, workspace, { folder, archive, secrets });
  await demo?.layOut(utcDay(clock.now()));
  const server = await startServer({
    config,
    events: eventsInto(log),
    clock,
    nobodyElse: true,
  });
  stops.add('server', () => server.stop());
  if (server.slackPort !== null) {
    workspace.setRequestUrl(`http://127.0.0.1:${server.slackPort}/slack/events`);
  }
  const clockMover = moverFor({ clock, server, demo }, options.moveWithinMs ?? MOVE_MS);
  if (demo !== null && isNew) {
    await liveFirstDays({ log, clock }, { workspace, server, mover: clockMover, config });
  }
  if (isNew) {
    await inviteApp(workspace);
  }
  clock.onMove(() => workspace.clockMoved());
  mover = clockMover;
  const keeping = memory.keep(() => ({ now: clock.now(), workspace: workspace.save() }));
  return {
    url: `${workspace.url}/`,
    workspace,
    server,
    clock,
    stop: async () => {
      await clockMover.stop();
      await stops.run();
      await keeping.stop();
    },
  };
}

/** What the demo has been through when somebody comes to it first. */
async function liveFirstDays(
  { log, clock }: Pick<PlaygroundDeps, 'log' | 'clock'>,
  {
    workspace,
    server,
    mover,
    config,
  }: {
    readonly workspace: Workspace;
    readonly server: Server;
    readonly mover: ClockMover;
    readonly config: Pick<ServerConfig, 'databaseFile'>;
  },
): Promise<void> {
  const file = config.databaseFile;
  const team = TeamId.parse(workspace.identity.teamId);
  await liveThrough({
    workspace,
    server,
    mover,
    writeReviews: async (now) => {
      const store = await openSqliteStore({ file, events: eventsInto(log), clock });
      await writePastReviews(store, await readPastReviews(), { team, now });
      await store.close();
    },
  });
}

/** Each day of a move begins with that day's pages. */
function moverFor(
  {
    clock,
    server,
    demo,
  }: {
    readonly clock: MovableClock;
    readonly server: Server;
    readonly demo: DemoArchive | null;
  },
  withinMs: number,
): ClockMover {
  const beginDay = async (day: Date) => {
    await demo?.layOut(utcDay(day));
    await server.refreshArchive();
  };
  return createClockMover({ clock, server, beginDay }, withinMs);
}

/** The demo stands where it was left; one's own archive lives now, unless its clock was moved past that. */
function startOfClock(isDemo: boolean, left: Date | undefined, now: Date): Date {
  if (isDemo) {
    return left ?? DEMO_BEGINS;
  }
  return left !== undefined && left > now ? left : now;
}

/** Shaped like Slack's and new at every start: nobody but this process can speak as the app, or as Slack. */
function drawSecrets(): Secrets {
  const draw = () => randomBytes(16).toString('hex');
  return { botToken: `xoxb-${draw()}`, appToken: `xapp-${draw()}`, signingSecret: draw() };
}

function serverConfig(
  { transport }: PlaygroundOptions,
  workspace: Workspace,
  {
    folder,
    archive,
    secrets,
  }: { readonly folder: string; readonly archive: string; readonly secrets: Secrets },
): ServerConfig {
  return {
    archive: { kind: 'folder', folder: archive },
    bothArchives: false,
    databaseUrl: null,
    databaseFile: join(folder, 'signalpost.db'),
    backups: { folder: null, everyHours: 24, keep: 14 },
    digestsDir: join(PROJECT, 'digests'),
    logLevel: 'info',
    botToken: secrets.botToken,
    transport:
      transport === 'socket'
        ? { kind: 'socket', appToken: secrets.appToken }
        : { kind: 'http', signingSecret: secrets.signingSecret, port: 0 },
    rotation: null,
    bothTransports: false,
    slackApiUrl: workspace.apiUrl,
    host: '127.0.0.1',
    healthPort: 0,
    metricsPort: null,
    retentionDays: 60,
    commandsPrefix: '',
    unfurlDomains: UNFURL_DOMAINS,
    flagEmojis: FLAG_EMOJIS,
    reviewReminderDays: 7,
    intake: true,
    curators: CURATORS,
    operators: OPERATORS,
    digestMakers: 'members',
    proxy: NO_PROXY,
  };
}

function eventsInto(log: Log): EventHub {
  const events = createEventHub();
  events.subscribe(createEventLogger(log));
  return events;
}
