import type { Server } from 'node:http';
import { type Address, createAddress } from './address.ts';
import { createDelivery, type Delivery } from './delivery/create-delivery.ts';
import { createInstallation, type Installation } from './installation.ts';
import { type AppManifest, readManifest } from './manifest.ts';
import { createPageSockets, type PageSockets } from './page/page-sockets.ts';
import { createServePage } from './page/serve-page.ts';
import { createSight, type Sight } from './page/snapshot.ts';
import { createActs, type DoAct } from './people/acts.ts';
import { createJoined, type Joined } from './people/joined.ts';
import { createRateLimiter, noRateLimits } from './rate-limits.ts';
import { createWorkspaceServer, listen } from './server.ts';
import { createStaging } from './staging.ts';
import type { Identity } from './state/identity.ts';
import { SavedState } from './state/saved-state.ts';
import { createState, type State } from './state/state.ts';
import { until } from './until.ts';
import { createWeatherStation, type WeatherStation } from './weather.ts';
import { createMethods } from './web-api/methods.ts';
import { createPageOf } from './web-api/pages.ts';
import { createServeWebApi, type ServeWebApi } from './web-api/serve-web-api.ts';
import { createWire, type Wire } from './wire.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

const defaults = { answerWithinMs: 3000, slowAnswerMs: 1000, mostRows: 1000, reactionUsers: 50 };

/**
 * Builds Slack on loopback; nothing listens before `start`.
 *
 * It knows Slack's protocol and nothing of the app but its manifest.
 *
 * @throws {z.ZodError} where the manifest is none, or `saved` is nothing that `save` gave.
 */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { clock, log, people, channels, signingSecret, userGroups = null } = options;
  const manifest = readManifest(options.manifest);
  const identity = identityOf(manifest, options.identity);
  const saved = options.saved === undefined ? undefined : SavedState.parse(options.saved);
  const state = createState({ clock, identity, people, channels, userGroups, saved });
  const address = createAddress(options.requestUrl);
  const weather = createWeatherStation({ random: options.random, happenings: state.happenings });
  const wire = createWire({ clock, happenings: state.happenings });
  const { answerWithinMs = defaults.answerWithinMs } = options;
  const installation = createInstallation(manifest.scopes);
  const known = { state, manifest, installation, address, weather, wire, log };
  const delivery = createDelivery({ ...known, signingSecret, answerWithinMs });
  const joined = createJoined({ state, events: delivery.events });
  const moveClock = options.moveClock ?? null;
  const act = createActs({ ...known, ...delivery, joined, moveClock });
  const sight = createSight({
    ...known,
    connection: () => connectionOf(delivery, address),
    clockMovable: moveClock !== null,
    clockGoal: options.clockGoal ?? null,
  });
  const { page } = options;
  const servePage = createServePage({ state, sight, act, page });
  const pageSockets = createPageSockets({ state, sight, weather });
  const server = createWorkspaceServer({
    serveWebApi: webApi(options, { ...known, delivery, joined }),
    responseUrls: delivery.responseUrls,
    socket: delivery.socket,
    servePage,
    pageSockets,
    files: state.files,
    hosts: () => address.hosts(),
    log,
  });
  return workspaceOf({ ...known, ...delivery, act, sight, pageSockets, server });
}

function identityOf(manifest: AppManifest, given: Partial<Identity> = {}): Identity {
  return {
    teamId: 'T0000000001',
    teamName: 'Workspace',
    teamDomain: 'workspace',
    appId: 'A0000000001',
    appName: manifest.name,
    botId: 'B0000000001',
    botUserId: 'U0000000BOT',
    botName: manifest.botName,
    enterprise: null,
    isOrgWide: false,
    ...given,
  };
}

function connectionOf({ socket }: Delivery, address: Address): 'socket' | 'http' | 'none' {
  if (socket.connected()) {
    return 'socket';
  }
  return address.requestUrl() === undefined ? 'none' : 'http';
}

interface Known {
  readonly state: State;
  readonly manifest: AppManifest;
  readonly installation: Installation;
  readonly address: Address;
  readonly weather: WeatherStation;
  readonly wire: Wire;
}

function webApi(
  options: WorkspaceOptions,
  {
    state,
    manifest,
    installation,
    address,
    weather,
    wire,
    delivery,
    joined,
  }: Known & {
    readonly delivery: Delivery;
    readonly joined: Joined;
  },
): ServeWebApi {
  const { messageEvents, triggerIds, socket } = delivery;
  const { botToken, appToken, rateLimits, slowAnswerMs = defaults.slowAnswerMs } = options;
  const { mostRows = defaults.mostRows, reactionUsers = defaults.reactionUsers } = options;
  const pageOf = createPageOf(mostRows);
  const { clock } = state;
  const origin = () => address.origin();
  return createServeWebApi({
    methods: createMethods({
      state,
      manifest,
      installation,
      messageEvents,
      joined,
      triggerIds,
      socket,
      origin,
      pageOf,
      reactionUsers,
    }),
    clock,
    botToken,
    appToken,
    installation,
    rateLimiter: rateLimits === 'off' ? noRateLimits : createRateLimiter(clock),
    weather,
    wire,
    slowAnswerMs,
  });
}

function workspaceOf(
  parts: Known &
    Delivery & {
      readonly act: DoAct;
      readonly sight: Sight;
      readonly pageSockets: PageSockets;
      readonly server: Server;
    },
): Workspace {
  const { state, address, wire, socket, events, act, sight, pageSockets, server } = parts;
  const { identity, happenings } = state;
  return {
    get url() {
      return address.origin();
    },
    get apiUrl() {
      return `${address.origin()}/api/`;
    },
    identity,
    start: async ({ port = 0 } = {}) => address.listensOn(await listen(server, port)),
    stop: () => {
      events.stop();
      socket.stop();
      pageSockets.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
    save: () => state.save(),
    setRequestUrl: (url) => {
      address.setRequestUrl(url);
      happenings.tell({ kind: 'app' });
    },
    act,
    snapshot: (as) => sight.snapshot(as),
    until: (as, look, withinMs) => until({ happenings, sight }, as, look, withinMs),
    idle: () => events.idle(),
    wire: () => wire.entries(),
    clockMoved: () => happenings.tell({ kind: 'clock' }),
    ...createStaging(parts),
  };
}
