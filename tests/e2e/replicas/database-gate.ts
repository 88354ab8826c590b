import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { listening } from './listening.ts';

/**
 * What becomes of something that a replica says to PostgreSQL. `lose-request`: the connection breaks
 * before it arrived. `lose-answer`: it arrives and is carried out, and the connection breaks before
 * the answer. `stall`: it does not arrive, and nothing more goes through on this connection, of which
 * nobody is told. `stall-answer`: it arrives, and from its answer on nothing goes through.
 */
export type SaidPassage = 'pass' | 'lose-request' | 'lose-answer' | 'stall' | 'stall-answer';

/** The one way from a replica to PostgreSQL. */
export interface DatabaseGate {
  readonly port: number;
  /**
   * Asked of all that the replica says, as it is written on the wire; what is promised an answer waits
   * for it, and so does all that comes after on its connection.
   */
  watch(guard: (said: Buffer) => SaidPassage | Promise<SaidPassage>): void;
  /**
   * `stalled`: as behind a firewall that drops; what was said meanwhile arrives when it opens again,
   * as TCP's own retries would bring it. `half-closed`: PostgreSQL's end says goodbye. `cut`:
   * connections break, new ones too.
   */
  set(state: 'open' | 'stalled' | 'half-closed' | 'cut'): void;
}

interface Line {
  readonly replica: Socket;
  readonly server: Socket;
  stalled: boolean;
  losesAnswer: boolean;
}

/** @param host - where the replica finds it. */
export async function openDatabaseGate(
  databasePort: number,
  host = '127.0.0.1',
): Promise<DatabaseGate> {
  let state: 'open' | 'stalled' | 'half-closed' | 'cut' = 'open';
  let guard: (said: Buffer) => SaidPassage | Promise<SaidPassage> = () => 'pass';
  const lines = new Set<Line>();
  const end = ({ replica, server }: Line) => {
    replica.destroy();
    server.destroy();
  };

  const say = (line: Line, bytes: Buffer) => {
    const passage = guard(bytes);
    if (passage instanceof Promise) {
      line.replica.pause();
      void passage.then((answer) => {
        line.replica.resume();
        carry(line, bytes, answer);
      });
    } else {
      carry(line, bytes, passage);
    }
  };
  const carry = (line: Line, bytes: Buffer, passage: SaidPassage) => {
    if (passage === 'lose-request') {
      end(line);
      return;
    }
    if (passage === 'stall' || passage === 'stall-answer') {
      line.stalled = true;
      line.replica.pause();
      line.server.pause();
    }
    if (passage !== 'stall') {
      line.losesAnswer = passage === 'lose-answer';
      line.server.write(bytes);
    }
  };

  const gate = createServer((replica) => {
    if (state === 'cut') {
      replica.destroy();
      return;
    }
    const server = connect(databasePort, '127.0.0.1');
    const line: Line = { replica, server, stalled: false, losesAnswer: false };
    lines.add(line);
    replica.on('data', (bytes) => say(line, bytes));
    server.on('data', (bytes) => {
      if (line.losesAnswer) {
        end(line);
      } else {
        replica.write(bytes);
      }
    });
    for (const [one, other] of [
      [replica, server],
      [server, replica],
    ] as const) {
      one.on('end', () => other.end());
      one.on('error', () => end(line));
      one.on('close', () => {
        lines.delete(line);
        other.destroy();
      });
    }
    if (state === 'stalled') {
      replica.pause();
      server.pause();
    }
  });
  const port = await listening(gate, host);
  onTestFinished(() => {
    gate.close();
    for (const line of lines) {
      end(line);
    }
  });
  return {
    port,
    watch: (next) => {
      guard = next;
    },
    set: (next) => {
      state = next;
      for (const line of lines) {
        if (next === 'cut') {
          end(line);
        } else if (next === 'half-closed') {
          line.replica.end();
        } else if (!line.stalled) {
          for (const socket of [line.replica, line.server]) {
            if (next === 'stalled') {
              socket.pause();
            } else {
              socket.resume();
            }
          }
        }
      }
    },
  };
}
