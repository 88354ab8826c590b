import type { IncomingMessage } from 'node:http';

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

export type Admission =
  | { readonly kind: 'admitted'; readonly url: URL }
  | { readonly kind: 'refused'; readonly status: number; readonly sentence: string };

/** First parts of the paths of the app, where no browser has any business, whatever token it may know. */
const appRooms: ReadonlySet<string> = new Set(['api', 'response', 'upload', 'link']);

/**
 * Decides by its headers whether a request is answered at all. Refused is
 * whoever asks under another name than ours, every page elsewhere, and every
 * browser that asks for what is the app's.
 *
 * @param names - of this server: `127.0.0.1:4000`, `localhost:4000`.
 */
export function admit(asked: Asked, names: readonly string[]): Admission {
  if (!names.includes(asked.headers.host ?? '')) {
    return refused(421, 'This workspace answers on loopback only.');
  }
  if (isFromElsewhere(asked, names)) {
    return refused(403, 'This workspace answers its own page, not one elsewhere.');
  }
  const url = URL.parse(asked.url ?? '/', 'http://127.0.0.1');
  if (url === null) {
    return refused(400, 'That is no path.');
  }
  return appRooms.has(roomOf(url)) && isFromBrowser(asked)
    ? refused(403, 'Only the app may ask for this, not a browser.')
    : { kind: 'admitted', url };
}

/** The first part of a path that has more than one. */
export function roomOf({ pathname }: URL): string {
  return /^\/([^/]+)\//.exec(pathname)?.[1] ?? '';
}

function refused(status: number, sentence: string): Admission {
  return { kind: 'refused', status, sentence };
}

/** Programs, and the app is one, name neither an origin nor a site. */
function isFromBrowser({ headers }: Asked): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

/**
 * A page on another port of this machine is elsewhere too. A link that opens
 * something of ours in a tab of its own does not count: that reads, and shows
 * it to nobody but the visitor.
 */
function isFromElsewhere({ method, headers }: Asked, names: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers;
  if (method === 'GET' && mode === 'navigate' && headers['sec-fetch-dest'] === 'document') {
    return false;
  }
  const isForeign = origin !== undefined && !names.some((name) => origin === `http://${name}`);
  return isForeign || site === 'cross-site' || site === 'same-site';
}
