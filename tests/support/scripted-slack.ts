import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { whenTestEnds } from './side-by-side.ts';

/** What a call is answered with; `hang` never is, `cut` loses its connection. */
export type ScriptedAnswer =
  | 'hang'
  | 'cut'
  | { readonly error: string; readonly needed?: string }
  | {
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface ScriptedSlack {
  readonly apiUrl: string;
  readonly port: number;
  /** From now on this method is answered so; undefined: as a Slack that is well. */
  answer(method: string, answer: ScriptedAnswer | undefined): void;
  /** Whether the socket says hello once it is open. Default: it does. */
  sayHello(says: boolean): void;
  /** Sends over every open socket: a request, in its envelope. */
  push(envelope: object): void;
  /** How often a method was called. */
  called(method: string): number;
  /** Loses every open socket. */
  cutSockets(): void;
}

/** A Slack of a few lines that answers as it is told, for what the workspace would never do. */
export async function startScriptedSlack(): Promise<ScriptedSlack> {
  const answers = new Map<string, ScriptedAnswer>();
  const calls = new Map<string, number>();
  let hello = true;
  const server = createServer((request, response) => {
    const method = request.url?.split('/').at(-1)?.split('?')[0] ?? '';
    request.resume();
    calls.set(method, (calls.get(method) ?? 0) + 1);
    give(response, answers.get(method), () => well(method, portOf()));
  });
  const portOf = () => (server.address() as AddressInfo).port;
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    if (hello) {
      socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: {} }));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  whenTestEnds(() => {
    for (const socket of sockets.clients) {
      socket.terminate();
    }
    server.closeAllConnections();
    server.close();
  });
  return {
    apiUrl: `http://127.0.0.1:${portOf()}/api/`,
    port: portOf(),
    answer: (method, answer) => {
      if (answer === undefined) {
        answers.delete(method);
      } else {
        answers.set(method, answer);
      }
    },
    sayHello: (says) => {
      hello = says;
    },
    push: (envelope) => {
      for (const socket of sockets.clients) {
        socket.send(JSON.stringify(envelope));
      }
    },
    called: (method) => calls.get(method) ?? 0,
    cutSockets: () => {
      for (const socket of sockets.clients) {
        socket.terminate();
      }
    },
  };
}

function give(
  response: ServerResponse,
  answer: ScriptedAnswer | undefined,
  asUsual: () => object,
): void {
  if (answer === 'hang') {
    return;
  }
  if (answer === 'cut') {
    response.destroy();
  } else if (answer !== undefined && 'status' in answer) {
    response.writeHead(answer.status, answer.headers ?? {}).end(answer.body);
  } else {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer === undefined ? asUsual() : { ok: false, ...answer }));
  }
}

function well(method: string, port: number): object {
  return method === 'apps.connections.open'
    ? { ok: true, url: `ws://127.0.0.1:${port}/link` }
    : { ok: true, team_id: 'T1', user_id: 'U1', bot_id: 'B1', channels: [], members: [] };
}
