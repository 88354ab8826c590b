import type { Change, Snapshot } from '../../page-protocol.ts';

export interface Follower {
  /** Whom the workspace shows itself to; null leaves it to choose. */
  readonly person: () => string | null;
  readonly receive: (snapshot: Snapshot) => void;
  readonly hear: (change: Change) => void;
  readonly lost: () => void;
}

const retryAfterMs = 1500;

/**
 * Listens first and asks for the whole state then, so that nothing falls between;
 * what arrives meanwhile waits. After a lost connection it does both again.
 *
 * @returns stops following.
 */
export function follow({ person, receive, hear, lost }: Follower): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let waiting: Change[] | null = [];

  const catchUp = async () => {
    waiting = [];
    const response = await fetch(asPerson('/page/state', person()));
    const snapshot: Snapshot = await response.json();
    if (!stopped) {
      receive(snapshot);
      const missed = waiting;
      waiting = null;
      missed.forEach(hear);
    }
  };
  const retry = () => {
    source?.close();
    if (!stopped) {
      timer = setTimeout(start, retryAfterMs);
    }
  };
  const start = () => {
    source = new EventSource(asPerson('/page/events', person()));
    source.onopen = () => void catchUp().catch(retry);
    source.onmessage = ({ data }) => {
      const change: Change = JSON.parse(data);
      if (waiting === null) {
        hear(change);
      } else {
        waiting.push(change);
      }
    };
    source.onerror = () => {
      lost();
      if (source?.readyState === EventSource.CLOSED) {
        retry();
      }
    };
  };
  start();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
}

function asPerson(path: string, person: string | null): string {
  return person === null ? path : `${path}?as=${encodeURIComponent(person)}`;
}
