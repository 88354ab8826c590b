import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageBundle } from '../bundle/page-bundle.ts';
import { parseJson } from '../json.ts';
import type { DoAct } from '../people/acts.ts';
import type { State } from '../state/state.ts';
import { readAct } from './read-act.ts';
import type { Sight } from './snapshot.ts';

/** Serves the page and what it asks for. */
export interface ServePage {
  /** @returns false where the path is none of the page's. */
  serve(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    body: string,
  ): Promise<boolean>;
}

interface ServePageDeps {
  readonly state: State;
  readonly sight: Sight;
  readonly act: DoAct;
  readonly page: (() => PageBundle | Promise<PageBundle>) | undefined;
}

const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const guards = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

export function createServePage(deps: ServePageDeps): ServePage {
  return {
    serve: async (request, response, url, body) => {
      const route = `${request.method} ${url.pathname}`;
      switch (route) {
        case 'GET /page/state':
          sendJson(
            response,
            200,
            deps.sight.snapshot(deps.sight.personOf(url.searchParams.get('as'))),
          );
          return true;
        case 'POST /page/act':
          await takeAct(deps, request, response, body);
          return true;
        default:
          return request.method === 'GET' && (await sendFile(deps, response, url.pathname));
      }
    },
  };
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { ...guards, 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(value));
}

/** Pages elsewhere have been refused before; a form, which any page may send, is none of JSON. */
async function takeAct(
  { act }: ServePageDeps,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): Promise<void> {
  const { 'content-type': contentType = '' } = request.headers;
  if (contentType.split(';')[0]?.trim() !== 'application/json') {
    sendJson(response, 415, { ok: false, error: 'An act is sent as application/json.' });
    return;
  }
  const read = readAct(parseJson(body));
  if (read === null) {
    sendJson(response, 400, { ok: false, error: 'That is not an act.' });
    return;
  }
  sendJson(response, 200, await act(read.as, read.act));
}

async function sendFile(
  { page, state }: ServePageDeps,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const uploaded = path.startsWith('/files/') ? state.files.find(path.slice(7)) : undefined;
  if (uploaded !== undefined) {
    const harmless = /^image\/(png|jpeg|gif|webp)$/.test(uploaded.mimetype);
    response
      .writeHead(200, {
        ...guards,
        'content-security-policy': "default-src 'none'; sandbox",
        'content-type': harmless ? uploaded.mimetype : 'application/octet-stream',
        'content-disposition': `${harmless ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(uploaded.name)}`,
      })
      .end(uploaded.body);
    return true;
  }
  const bundle = await page?.();
  if (bundle === undefined) {
    return false;
  }
  if (path === '/' || path === '/index.html') {
    response
      .writeHead(200, { ...guards, 'content-type': 'text/html; charset=utf-8' })
      .end(bundle.html);
    return true;
  }
  const file = bundle.files.get(path);
  if (file !== undefined) {
    response.writeHead(200, { ...guards, 'content-type': file.type }).end(file.body);
  }
  return file !== undefined;
}
