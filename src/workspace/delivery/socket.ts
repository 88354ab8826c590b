import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { INTERACTION_LIMITS } from '../../slack/limits.ts';
import { isObject, type JsonObject, parseJson, stringAt } from '../json.ts';
import type { Carrier, Parcel, Receipt } from './parcel.ts';

/** Why Slack closes a socket. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** Socket Mode: WebSockets that the app opened, with envelopes that it acknowledges. */
export interface SocketCarrier extends Carrier {
  connected(): boolean;
  /** Whether the app has ever been connected this way. */
  wasConnected(): boolean;
  /** Prepares one connection. @returns the path to connect to, good for one use. */
  ticket(): string;
  /** Takes over an HTTP upgrade; a wrong ticket is refused. */
  upgrade(ticket: string | null, request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Says goodbye on every connection, as Slack does every few hours; the app should come back. A
   * `warning` comes ten seconds before and leaves the connection open, the others close it.
   */
  disconnect(reason: DisconnectReason): void;
  /** Cuts every connection without a word. */
  cut(): void;
  stop(): void;
}

interface Pending {
  readonly socket: WebSocket;
  readonly settle: (receipt: Receipt) => void;
}

const pingEveryMs = 10_000;

const lost = { kind: 'failed', status: null, reason: 'connection_failed', noRetry: false } as const;

/** @param deps.answerWithinMs - real milliseconds until an envelope counts as not acknowledged. */
export function createSocketCarrier(deps: {
  readonly appId: string;
  readonly answerWithinMs: number;
  readonly changed: () => void;
}): SocketCarrier {
  const { appId, answerWithinMs, changed } = deps;
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const sockets = new Set<WebSocket>();
  const pending = new Map<string, Pending>();
  const inTurn = createTurn(sockets);
  let welcomed = false;

  const welcome = (socket: WebSocket) => {
    sockets.add(socket);
    welcomed = true;
    const pings = setInterval(() => socket.ping('workspace'), pingEveryMs);
    socket.on('message', (data) => acknowledge(pending, textOf(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      sockets.delete(socket);
      forget(pending, socket);
      changed();
    });
    socket.ping('workspace');
    socket.send(JSON.stringify(hello(appId, sockets.size)));
    changed();
  };

  return {
    connected: () => sockets.size > 0,
    wasConnected: () => welcomed,
    ticket: () => {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `/link/?ticket=${ticket}&app_id=${appId}`;
    },
    upgrade: (ticket, request, socket, head) => {
      const full = sockets.size >= INTERACTION_LIMITS.socketConnections;
      if (ticket === null || !tickets.delete(ticket) || full) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    pack: (parcel) => {
      const id = randomUUID();
      const content = envelopeOf(parcel, id);
      const send = async (): Promise<Receipt> => {
        const socket = inTurn();
        const text = JSON.stringify(content);
        return socket === undefined
          ? lost
          : sendOver({ socket, pending, id, text, answerWithinMs });
      };
      return { headers: {}, content, send };
    },
    disconnect: (reason) => sayGoodbye(sockets, reason),
    cut: () => terminate(sockets),
    stop: () => {
      terminate(sockets);
      server.close();
    },
  };
}

/** Any connection may get any payload: they take turns. */
function createTurn(sockets: ReadonlySet<WebSocket>): () => WebSocket | undefined {
  let turn = 0;
  return () => {
    const open = [...sockets].filter(({ readyState }) => readyState === WebSocket.OPEN);
    turn += 1;
    return open[turn % Math.max(1, open.length)];
  };
}

function sayGoodbye(sockets: ReadonlySet<WebSocket>, reason: DisconnectReason): void {
  const goodbye = { type: 'disconnect', reason, debug_info: { host: 'workspace' } };
  for (const socket of sockets) {
    socket.send(JSON.stringify(goodbye));
    if (reason !== 'warning') {
      socket.close();
    }
  }
}

function terminate(sockets: ReadonlySet<WebSocket>): void {
  for (const socket of sockets) {
    socket.terminate();
  }
}

function hello(appId: string, connections: number) {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: {
      host: 'workspace',
      build_number: 1,
      approximate_connection_time: 18_060,
    },
    connection_info: { app_id: appId },
  };
}

function envelopeOf({ type, payload, retry }: Parcel, id: string): JsonObject {
  return {
    envelope_id: id,
    type,
    payload,
    accepts_response_payload: type !== 'events_api',
    ...(type === 'events_api' && {
      retry_attempt: retry?.num ?? 0,
      retry_reason: retry?.reason ?? '',
    }),
  };
}

/** Sends an envelope. @returns how it was acknowledged. */
function sendOver(order: {
  readonly socket: WebSocket;
  readonly pending: Map<string, Pending>;
  readonly id: string;
  readonly text: string;
  readonly answerWithinMs: number;
}): Promise<Receipt> {
  const { socket, pending, id, text, answerWithinMs } = order;
  return new Promise((resolve) => {
    const settle = (receipt: Receipt) => {
      clearTimeout(timer);
      pending.delete(id);
      resolve(receipt);
    };
    const timer = setTimeout(() => settle({ ...lost, reason: 'http_timeout' }), answerWithinMs);
    pending.set(id, { socket, settle });
    socket.send(text);
  });
}

function acknowledge(pending: ReadonlyMap<string, Pending>, text: string): void {
  const message = parseJson(text);
  const id = isObject(message) ? stringAt(message, 'envelope_id') : undefined;
  const waiting = id === undefined ? undefined : pending.get(id);
  if (!isObject(message) || waiting === undefined) {
    return;
  }
  const { payload } = message;
  const empty = payload === undefined || (isObject(payload) && Object.keys(payload).length === 0);
  waiting.settle({ kind: 'taken', status: null, body: empty ? undefined : payload });
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) {
    return Buffer.concat(data).toString();
  }
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString();
}

/** What was under way on a lost connection counts as not delivered. */
function forget(pending: ReadonlyMap<string, Pending>, socket: WebSocket): void {
  for (const waiting of [...pending.values()].filter((each) => each.socket === socket)) {
    waiting.settle(lost);
  }
}
