import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../model/log.ts';
import { admit, roomOf } from './admit.ts';
import { answerInWords } from './answer-in-words.ts';
import type { ResponseUrls } from './delivery/response-urls.ts';
import type { SocketCarrier } from './delivery/socket.ts';
import type { PageSockets } from './page/page-sockets.ts';
import type { ServePage } from './page/serve-page.ts';
import type { Files } from './state/files.ts';
import type { ApiResponse, ServeWebApi } from './web-api/serve-web-api.ts';

interface ServerDeps {
  readonly serveWebApi: ServeWebApi;
  readonly responseUrls: ResponseUrls;
  readonly socket: SocketCarrier;
  readonly servePage: ServePage;
  readonly pageSockets: PageSockets;
  readonly files: Files;
  /** `127.0.0.1:4000` and `localhost:4000`, whichever port it became. */
  readonly hosts: () => readonly string[];
  readonly log: Log;
}

/** Bytes a request may have. */
const bodyLimit = 32 * 1024 * 1024;

/** The one server of the workspace; `admit` says who is answered. */
export function createWorkspaceServer(deps: ServerDeps): Server {
  const { hosts, log, socket, pageSockets } = deps;
  const server = createServer((request, response) => {
    const admission = admit(request, hosts());
    if (admission.kind === 'refused') {
      answerInWords(response, admission.status, admission.sentence);
      return;
    }
    answer(deps, request, response, admission.url).catch((error: unknown) => {
      log.error('the workspace could not answer a request', { error });
      response.destroy();
    });
  });
  server.on('upgrade', (request, stream, head) => {
    // Without a listener, a connection that breaks here would end the process.
    stream.on('error', () => stream.destroy());
    const admission = admit(request, hosts());
    const url = admission.kind === 'admitted' ? admission.url : null;
    if (url?.pathname === '/page/events') {
      pageSockets.upgrade(url.searchParams.get('as'), request, stream, head);
    } else if (url !== null && roomOf(url) === 'link') {
      socket.upgrade(url.searchParams.get('ticket'), request, stream, head);
    } else {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    }
  });
  return server;
}

async function answer(
  deps: ServerDeps,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const body = await readBody(request);
  if (body === null) {
    answerInWords(response, 413, 'That is too much.');
    return;
  }
  const room = roomOf(url);
  const rest = url.pathname.slice(room.length + 2);
  if (room === 'api') {
    const headers = headersOf(request);
    const asked = { headers, body: body.toString(), query: url.searchParams };
    await send(response, deps.serveWebApi({ ...asked, method: rest }));
    return;
  }
  if (room === 'response' && request.method === 'POST') {
    const { status, body: text } = deps.responseUrls.answer(rest, body.toString());
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
    return;
  }
  if (room === 'upload' && request.method === 'POST') {
    const received = deps.files.receive(rest, await uploadedBytes(request, body));
    response.writeHead(received ? 200 : 400).end(received ? `OK - ${body.byteLength}` : '');
    return;
  }
  if (!(await deps.servePage.serve(request, response, url, body.toString()))) {
    answerInWords(response, 404, 'Not found.');
  }
}

function headersOf(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  );
}

async function send(response: ServerResponse, answered: ApiResponse): Promise<void> {
  if (answered.afterMs > 0) {
    await new Promise((resolve) => setTimeout(resolve, answered.afterMs));
  }
  if (answered.kind === 'cut') {
    response.destroy();
    return;
  }
  response.writeHead(answered.status, answered.headers).end(answered.body);
}

/** @returns null where there is too much of it. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > bodyLimit) {
      return null;
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** An upload comes bare or as the one file of a multipart form. */
async function uploadedBytes(request: IncomingMessage, body: Buffer): Promise<Uint8Array> {
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/form-data')) {
    return body;
  }
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  for (const part of form.values()) {
    if (typeof part !== 'string') {
      return new Uint8Array(await part.arrayBuffer());
    }
  }
  return new Uint8Array();
}

/** @param port - 0 for any free one. @returns the port that it became. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('The workspace listens on no port.'));
        return;
      }
      resolve(address.port);
    });
  });
}
