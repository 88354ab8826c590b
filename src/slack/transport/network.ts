import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { permitting } from './permit.ts';

/** Proxies as HTTP_PROXY, HTTPS_PROXY and NO_PROXY name them; empty where there is none. */
export interface ProxySettings {
  readonly http: string;
  readonly https: string;
  /** Hosts that are reached directly, separated by commas; `*` for all. */
  readonly no: string;
}

export const NO_PROXY: ProxySettings = { http: '', https: '', no: '' };

/** The way out to Slack, for calls and for the socket alike. */
export interface Network {
  readonly fetch: typeof fetch;
  /** What the socket is opened through; undefined where no proxy stands in between. */
  readonly dispatcher: Dispatcher | undefined;
}

/** The SDK follows no proxy by itself: its calls use Node's `fetch`, its socket an agent of its own. */
export function createNetwork({ http, https, no }: ProxySettings): Network {
  const dispatcher =
    http === '' && https === ''
      ? undefined
      : new EnvHttpProxyAgent({ httpProxy: http, httpsProxy: https, noProxy: no });
  return { fetch: (url, init) => fetch(url, through(permitting(dispatcher), init)), dispatcher };
}

/** Node's `fetch` takes a dispatcher, which its types, made for browsers too, do not know. */
function through(
  dispatcher: Dispatcher | undefined,
  init: RequestInit | undefined,
): RequestInit | undefined {
  return dispatcher === undefined ? init : Object.assign({}, init, { dispatcher });
}
