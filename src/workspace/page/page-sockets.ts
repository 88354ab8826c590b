import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { State } from '../state/state.ts';
import type { WeatherStation } from '../weather.ts';
import { changeFor } from './changes.ts';
import type { Sight } from './snapshot.ts';

/**
 * Tells pages what changes, each over a WebSocket: of streams that are HTTP
 * answers a browser opens six to one host, and whatever comes then waits for ever.
 */
export interface PageSockets {
  /** Takes over an HTTP upgrade that may be answered. @param as - the person who looks at the page. */
  upgrade(as: string | null, request: IncomingMessage, stream: Duplex, head: Buffer): void;
  stop(): void;
}

interface PageSocketsDeps {
  readonly state: State;
  readonly sight: Sight;
  readonly weather: WeatherStation;
}

const pingEveryMs = 15_000;

export function createPageSockets(deps: PageSocketsDeps): PageSockets {
  const server = new WebSocketServer({ noServer: true });
  return {
    upgrade: (as, request, stream, head) => {
      const person = deps.sight.personOf(as);
      server.handleUpgrade(request, stream, head, (socket) => tell(deps, socket, person));
    },
    stop: () => {
      for (const socket of server.clients) {
        socket.terminate();
      }
    },
  };
}

function tell({ state, sight, weather }: PageSocketsDeps, socket: WebSocket, as: string): void {
  const stopListening = state.happenings.listen((happening) => {
    const change = changeFor({ sight, weather }, as, happening);
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
