import { withoutTracking } from './article-link.ts';

/**
 * What the addresses of one article have in common: host without `www.`, path without its last
 * slash, and the query without tracking. Null for what is no web address.
 */
export function linkKey(address: string): string | null {
  const url = URL.parse(withoutTracking(address.trim()));
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return null;
  }
  const host = url.host.replace(/^www\d?\./, '');
  return `${host}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}
