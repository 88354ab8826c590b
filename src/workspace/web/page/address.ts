/** The channel and person that the page's address names: `#C123/U1`. */
export interface Address {
  readonly channel: string | null;
  readonly person: string | null;
}

export function readAddress(): Address {
  const [, channel = '', person = ''] = /^#([^/]*)(?:\/(.+))?$/.exec(location.hash) ?? [];
  return { channel: channel || null, person: person || null };
}

/** Keeps the address true without a new entry in the history. */
export function correctAddress(address: Address): void {
  const hash = hashOf(address);
  if (hash !== null) {
    history.replaceState(null, '', hash);
  }
}

/** Goes to another address; the browser's Back leads to where one was. */
export function goToAddress(address: Address): void {
  const hash = hashOf(address);
  if (hash !== null && hash !== location.hash) {
    history.pushState(null, '', hash);
  }
}

function hashOf({ channel, person }: Address): string | null {
  return channel === null || person === null ? null : `#${channel}/${person}`;
}
