/** The host of a link without `www.`: what readers call a source. Null without one. */
export function sourceHost(url: string | null): string | null {
  const host = url === null ? null : URL.parse(url)?.hostname.replace(/^www\d?\./, '');
  return host === undefined || host === '' ? null : host;
}
