import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { listening } from './listening.ts';

/** A call of the Web API on its way: to Slack, or with Slack's answer back. */
export interface PassingCall {
  /** `chat.postMessage`. */
  readonly method: string;
  readonly leg: 'request' | 'answer';
  /** Which call of its method it is here, from 1; the same on both legs. */
  readonly nth: number;
  /** What the replica asked with, as it was written. */
  readonly asked: string;
}

/** `lose`: nothing more is heard of it, the connection hangs. `cut`: the connection breaks. */
export type Passage = 'pass' | 'lose' | 'cut';

/** The one way from a replica to Slack. */
export interface SlackGate {
  readonly origin: string;
  /** Asked of each call twice; what it does before it answers happens in that very moment. */
  watch(guard: (call: PassingCall) => Passage | Promise<Passage>): void;
  /**
   * `stalled`: as behind a firewall that drops; nothing goes through and nobody is told. `cut`:
   * connections break, new ones too.
   */
  set(state: 'open' | 'stalled' | 'cut'): void;
}

/**
 * Opens a way to the workspace; what it says of its own address is changed to the way's.
 *
 * @param host - where the replica finds it.
 */
export async function openSlackGate(workspaceUrl: string, host = '127.0.0.1'): Promise<SlackGate> {
  const slack = new URL(workspaceUrl);
  let state: 'open' | 'stalled' | 'cut' = 'open';
  let guard: (call: PassingCall) => Passage | Promise<Passage> = () => 'pass';
  let origin = '';
  const counts = new Map<string, number>();

  const through = async (stream: Duplex, call: PassingCall): Promise<boolean> => {
    const passage = state === 'open' ? await guard(call) : state === 'cut' ? 'cut' : 'lose';
    if (passage === 'cut') {
      stream.destroy();
    }
    return passage === 'pass';
  };

  const carry = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = (request.url ?? '').split('?')[0]?.split('/').at(-1) ?? '';
    const body = await bytesOf(request);
    const nth = (counts.get(method) ?? 0) + 1;
    counts.set(method, nth);
    const call = { method, nth, asked: body.toString() };
    if (!(await through(request.socket, { ...call, leg: 'request' }))) {
      return;
    }
    const answer = await askSlack(slack, request, body);
    if (await through(request.socket, { ...call, leg: 'answer' })) {
      const text = answer.body.toString().replaceAll(slack.host, new URL(origin).host);
      const { 'content-length': _, 'transfer-encoding': __, ...headers } = answer.headers;
      response.writeHead(answer.status, headers).end(text);
    }
  };

  const server = createServer((request, response) => {
    carry(request, response).catch(() => request.socket.destroy());
  });
  const tunnels = new Set<Socket>();
  server.on('connection', (socket) => {
    socket.on('error', () => {});
    if (state === 'cut') {
      socket.destroy();
    }
  });
  server.on('upgrade', (request, stream, head) => {
    if (state !== 'open') {
      stream.destroy();
      return;
    }
    const onward = connect(Number(slack.port), slack.hostname, () => {
      const lines = Object.entries({ ...request.headers, host: slack.host });
      onward.write(`GET ${request.url} HTTP/1.1\r\n`);
      onward.write(
        `${lines.map(([name, value]) => `${name}: ${String(value)}`).join('\r\n')}\r\n\r\n`,
      );
      onward.write(head);
      onward.pipe(stream).pipe(onward);
    });
    tunnels.add(onward);
    onward.on('error', () => stream.destroy());
    onward.on('close', () => tunnels.delete(onward));
    stream.on('error', () => onward.destroy());
    stream.on('close', () => onward.destroy());
  });
  origin = `http://${host}:${await listening(server, host)}`;
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
    for (const tunnel of tunnels) {
      tunnel.destroy();
    }
  });
  return {
    origin,
    watch: (next) => {
      guard = next;
    },
    set: (next) => {
      state = next;
      for (const tunnel of tunnels) {
        if (next === 'cut') {
          tunnel.destroy();
        } else if (next === 'stalled') {
          tunnel.pause();
        } else {
          tunnel.resume();
        }
      }
      if (next === 'cut') {
        server.closeAllConnections();
      }
    },
  };
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk instanceof Uint8Array ? chunk : String(chunk)));
  }
  return Buffer.concat(chunks);
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function askSlack(slack: URL, { method, url, headers }: IncomingMessage, body: Buffer) {
  return new Promise<Answer>((resolve, reject) => {
    const onward = ask(
      {
        host: slack.hostname,
        port: slack.port,
        method,
        path: url,
        headers: { ...headers, host: slack.host },
      },
      (response) => {
        bytesOf(response).then(
          (answered) =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: answered,
            }),
          reject,
        );
      },
    );
    onward.on('error', reject);
    onward.end(body);
  });
}
