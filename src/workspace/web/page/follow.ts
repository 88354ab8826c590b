import type { Change, Snapshot } from '../../page-protocol.ts';

export interface Follower {
  /** Whom the workspace shows itself to; null leaves it to choose. */
  readonly person: () => string | null;
  readonly receive: (snapshot: Snapshot) => void;
  readonly hear: (change: Change) => void;
  readonly lost: () => void;
}

const retryAfterMs = 1000;

/**
 * Listens first and asks for the whole state then, so that nothing falls between;
 * what arrives meanwhile waits. After a lost connection it does both again.
 *
 * @returns stops following.
 */
export function follow(follower: Follower): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let close = () => {};

  const start = () => {
    clearTimeout(timer);
    timer = undefined;
    close = listen(follower, () => {
      follower.lost();
      timer = setTimeout(start, retryAfterMs);
    });
  };
  // Timers of a hidden tab may wait for a minute.
  const onShown = () => {
    if (timer !== undefined && document.visibilityState === 'visible') {
      start();
    }
  };
  start();
  document.addEventListener('visibilitychange', onShown);
  return () => {
    document.removeEventListener('visibilitychange', onShown);
    clearTimeout(timer);
    close();
  };
}

/** One connection. @returns ends it; `ended` is called when it ends by itself. */
function listen({ person, receive, hear }: Follower, ended: () => void): () => void {
  let open = true;
  let waiting: Change[] | null = [];
  const address = new URL(asPerson('/page/events', person()), location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  const socket = new WebSocket(address);

  const catchUp = async () => {
    const response = await fetch(asPerson('/page/state', person()));
    const snapshot: Snapshot = await response.json();
    if (open) {
      receive(snapshot);
      waiting?.forEach(hear);
      waiting = null;
    }
  };
  socket.onopen = () => void catchUp().catch(() => socket.close());
  socket.onmessage = ({ data }) => {
    const change: Change = JSON.parse(data);
    if (waiting === null) {
      hear(change);
    } else {
      waiting.push(change);
    }
  };
  socket.onclose = () => {
    if (open) {
      open = false;
      ended();
    }
  };
  return () => {
    open = false;
    socket.close();
  };
}

function asPerson(path: string, person: string | null): string {
  return person === null ? path : `${path}?as=${encodeURIComponent(person)}`;
}
