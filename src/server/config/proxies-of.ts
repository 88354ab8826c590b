import { ConfigError } from './config-error.ts';
import type { Environment } from './environment.ts';

/** Proxies by what is reached through them; empty where there is none. */
export interface ProxyConfig {
  readonly http: string;
  readonly https: string;
  /** Hosts that are reached directly, separated by commas; `*` for all. */
  readonly no: string;
}

/**
 * The proxies as everything else on the machine names them, in capitals or not. They are no
 * variables of Signalpost's own: git reads the same ones.
 *
 * @throws {ConfigError}
 */
export function proxiesOf(environment: Environment): ProxyConfig {
  const named = (name: string) => environment[name.toLowerCase()] || environment[name] || '';
  const proxy = (name: string) => proxyAddress(name, named(name));
  return { http: proxy('HTTP_PROXY'), https: proxy('HTTPS_PROXY'), no: named('NO_PROXY') };
}

/** Without a scheme it is HTTP, as for other programs. The value itself may hold a password: it is not told. */
function proxyAddress(name: string, given: string): string {
  if (given === '') {
    return '';
  }
  const url = URL.parse(given.includes('://') ? given : `http://${given}`);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError([
      `${name} cannot be used: expected the address of an HTTP proxy, as in http://proxy.example.org:3128.`,
    ]);
  }
  const { protocol, username, password, host } = url;
  const user = username === '' ? '' : `${username}${password === '' ? '' : `:${password}`}@`;
  return `${protocol}//${user}${host}`;
}
