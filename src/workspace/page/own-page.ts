import type { IncomingMessage } from 'node:http';

/**
 * Whether a request may be our own page's: a browser says where another page's comes from.
 *
 * @param origins - those our page may have.
 */
export function isOwnPage({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  const known = origin === undefined || origins.includes(origin);
  return known && (site === undefined || site === 'same-origin' || site === 'none');
}
