/** Where the workspace listens, and where the app does. */
export interface Address {
  /** `http://127.0.0.1:PORT`. @throws Error while the workspace is not started. */
  origin(): string;
  /** The names under which it answers. */
  hosts(): readonly string[];
  listensOn(port: number): void;
  /** The app's, for signed requests; undefined where it has none. */
  requestUrl(): string | undefined;
  setRequestUrl(url: string): void;
}

export function createAddress(firstRequestUrl: string | undefined): Address {
  let port: number | null = null;
  let requestUrl = firstRequestUrl;
  const started = () => {
    if (port === null) {
      throw new Error('The workspace has no address before it is started.');
    }
    return port;
  };
  return {
    origin: () => `http://127.0.0.1:${started()}`,
    hosts: () => [`127.0.0.1:${started()}`, `localhost:${started()}`],
    listensOn: (taken) => {
      port = taken;
    },
    requestUrl: () => requestUrl,
    setRequestUrl: (url) => {
      requestUrl = url;
    },
  };
}
