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
export function writeAddress({ channel, person }: Address): void {
  if (channel !== null && person !== null) {
    history.replaceState(null, '', `#${channel}/${person}`);
  }
}
