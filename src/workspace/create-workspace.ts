import type { AddressInfo } from 'node:net';
import { createDeliver } from './delivery/deliver.ts';
import { createEvents } from './delivery/events.ts';
import { createHttpCarrier } from './delivery/http.ts';
import { createMessageEvents } from './delivery/message-events.ts';
import { createReply } from './delivery/replies.ts';
import { createResponseUrls } from './delivery/response-urls.ts';
import { createSocketCarrier } from './delivery/socket.ts';
import { createTriggerIds } from './delivery/trigger-ids.ts';
import { createFaultBox } from './faults.ts';
import { readManifest } from './manifest.ts';
import { createServePage } from './page/serve-page.ts';
import { createSight } from './page/snapshot.ts';
import { createActs } from './people/acts.ts';
import { createJoined } from './people/joined.ts';
import { createRateLimiter, noRateLimits } from './rate-limits.ts';
import { createWorkspaceServer } from './server.ts';
import type { Identity } from './state/identity.ts';
import { createState } from './state/state.ts';
import { until } from './until.ts';
import { createMethods } from './web-api/methods.ts';
import { createServeWebApi } from './web-api/serve-web-api.ts';
import { createWire } from './wire.ts';
import type { Workspace, WorkspaceOptions } from './workspace.ts';

const answerWithinMs = 3000;
const slowAnswerMs = 1000;

/**
 * Builds Slack on loopback; nothing listens before `start`.
 *
 * It knows Slack's protocol and nothing of the app but its manifest.
 *
 * @throws {z.ZodError} where the manifest is none.
 */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const manifest = readManifest(options.manifest);
  const identity: Identity = {
    teamId: 'T0000000001',
    teamName: 'Workspace',
    teamDomain: 'workspace',
    appId: 'A0000000001',
    appName: manifest.name,
    botId: 'B0000000001',
    botUserId: 'U0000000BOT',
    botName: manifest.botName,
    ...options.identity,
  };
  const state = createState({ ...options, identity });
  const address: { port: number | null; requestUrl: string | undefined } = {
    port: null,
    requestUrl: options.requestUrl,
  };
  const origin = () => {
    if (address.port === null) {
      throw new Error('The workspace has no address before it is started.');
    }
    return `http://127.0.0.1:${address.port}`;
  };
  const hosts = () => [`127.0.0.1:${address.port}`, `localhost:${address.port}`];
  const rooms = furnish({ ...options, manifest, state, address, origin, hosts });
  return workspaceOf({ state, address, origin, ...rooms });
}

type Furniture = ReturnType<typeof furnish>;

function furnish(
  deps: Omit<WorkspaceOptions, 'manifest'> & {
    readonly manifest: ReturnType<typeof readManifest>;
    readonly state: ReturnType<typeof createState>;
    readonly address: { readonly requestUrl: string | undefined };
    readonly origin: () => string;
    readonly hosts: () => readonly string[];
  },
) {
  const { clock, log, manifest, state, address, origin, hosts } = deps;
  const { happenings } = state;
  const { scopes } = manifest;
  const withinMs = deps.answerWithinMs ?? answerWithinMs;
  const faults = createFaultBox({ random: deps.random ?? Math.random, happenings });
  const wire = createWire({ clock, happenings });
  const http = createHttpCarrier({
    requestUrl: () => address.requestUrl,
    signingSecret: deps.signingSecret,
    answerWithinMs: withinMs,
  });
  const socket = createSocketCarrier({
    appId: state.identity.appId,
    answerWithinMs: withinMs,
    changed: () => happenings.tell({ kind: 'app' }),
  });
  const deliver = createDeliver({ http, socket, wire });
  const events = createEvents({ state, manifest, deliver, faults, log });
  const messageEvents = createMessageEvents({ state, events });
  const joined = createJoined({ state, events });
  const reply = createReply({ state, messageEvents });
  const responseUrls = createResponseUrls({ clock, wire, reply, origin });
  const triggerIds = createTriggerIds(clock);
  const acting = { state, manifest, deliver, events, messageEvents, reply, responseUrls };
  const act = createActs({
    ...acting,
    triggerIds,
    faults,
    joined,
    moveClock: deps.moveClock ?? null,
  });
  const connection = () =>
    socket.connected() ? 'socket' : address.requestUrl === undefined ? 'none' : 'http';
  const clockMovable = deps.moveClock !== undefined;
  const sight = createSight({ state, manifest, faults, wire, connection, clockMovable });
  const serveWebApi = createServeWebApi({
    methods: createMethods({ state, messageEvents, joined, triggerIds, socket, origin, scopes }),
    clock,
    botToken: deps.botToken,
    appToken: deps.appToken,
    scopes,
    rateLimiter: deps.rateLimits === 'off' ? noRateLimits : createRateLimiter(clock),
    faults,
    wire,
    slowAnswerMs: deps.slowAnswerMs ?? slowAnswerMs,
  });
  const origins = () => hosts().map((host) => `http://${host}`);
  const servePage = createServePage({ state, sight, faults, act, page: deps.page, origins });
  const { files } = state;
  const server = createWorkspaceServer({
    serveWebApi,
    responseUrls,
    socket,
    servePage,
    files,
    hosts,
    log,
  });
  return { faults, wire, socket, events, act, sight, servePage, server };
}

function workspaceOf(
  deps: Furniture & {
    readonly state: ReturnType<typeof createState>;
    readonly address: { port: number | null; requestUrl: string | undefined };
    readonly origin: () => string;
  },
): Workspace {
  const { state, address, origin, faults, wire, socket, events, act, sight } = deps;
  const { identity, channels, happenings } = state;
  return {
    get url() {
      return origin();
    },
    get apiUrl() {
      return `${origin()}/api/`;
    },
    identity,
    start: async ({ port = 0 } = {}) => {
      address.port = await listen(deps.server, port);
    },
    stop: () => {
      events.stop();
      socket.stop();
      deps.servePage.stop();
      return new Promise((resolve) => {
        deps.server.close(() => resolve());
        deps.server.closeAllConnections();
      });
    },
    setRequestUrl: (url) => {
      address.requestUrl = url;
      happenings.tell({ kind: 'app' });
    },
    act,
    snapshot: sight.snapshot,
    until: (as, look, withinMs) => until({ happenings, sight }, as, look, withinMs),
    idle: events.idle,
    wire: wire.entries,
    failNext: (method, fault, times = 1) => faults.failNext(method, fault, times),
    setFaults: faults.setRates,
    clockMoved: () => happenings.tell({ kind: 'clock' }),
    archiveChannel: (channel, archived = true) => channels.change(channel, { archived }),
    removeApp: (channel) => {
      const members = channels.find(channel)?.members ?? [];
      channels.change(channel, { members: members.filter((id) => id !== identity.botUserId) });
    },
    disconnectSockets: (how) => (how === 'cut' ? socket.cut() : socket.disconnect(how)),
  };
}

function listen(server: Furniture['server'], port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(portOf(server.address()));
    });
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('The workspace listens on no port.');
  }
  return address.port;
}
