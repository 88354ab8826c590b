import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { FaultBox } from '../faults.ts';
import type { State } from '../state/state.ts';
import { changeFor } from './changes.ts';
import { isOwnPage } from './own-page.ts';
import type { Sight } from './snapshot.ts';

/**
 * Tells pages what changes, each over a WebSocket: of streams that are HTTP
 * answers a browser opens six to one host, and whatever comes then waits for ever.
 */
export interface PageSockets {
  /** Takes over an HTTP upgrade. @returns false where the path is not the page's. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): boolean;
  stop(): void;
}

interface PageSocketsDeps {
  readonly state: State;
  readonly sight: Sight;
  readonly faults: FaultBox;
  /** The origins a page of ours may have. */
  readonly origins: () => readonly string[];
}

const pingEveryMs = 15_000;

export function createPageSockets(deps: PageSocketsDeps): PageSockets {
  const server = new WebSocketServer({ noServer: true });
  return {
    upgrade: (request, stream, head) => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (url.pathname !== '/page/events') {
        return false;
      }
      if (isOwnPage(request, deps.origins())) {
        const as = deps.sight.personOf(url.searchParams.get('as'));
        server.handleUpgrade(request, stream, head, (socket) => tell(deps, socket, as));
      } else {
        stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      }
      return true;
    },
    stop: () => {
      for (const socket of server.clients) {
        socket.terminate();
      }
    },
  };
}

function tell({ state, sight, faults }: PageSocketsDeps, socket: WebSocket, as: string): void {
  const stopListening = state.happenings.listen((happening) => {
    const change = changeFor({ sight, faults }, as, happening);
    if (change !== null) {
      socket.send(JSON.stringify(change));
    }
  });
  const pings = setInterval(() => socket.ping(), pingEveryMs);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(pings);
    stopListening();
  });
}
