/** An address without its user and password, and the header that stands for them. */
export interface SplitAddress {
  /** Safe to show. */
  readonly address: string;
  /** `Authorization: Basic …`, secret; null when the address has no password. */
  readonly header: string | null;
}

/** Takes user and password out of an http(s) address; any other address stays as it is. */
export function splitCredentials(address: string): SplitAddress {
  const url = /^https?:\/\//i.test(address) ? URL.parse(address) : null;
  if (url === null || (url.username === '' && url.password === '')) {
    return { address, header: null };
  }
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return {
    address: url.href,
    header: `Authorization: Basic ${Buffer.from(pair).toString('base64')}`,
  };
}
