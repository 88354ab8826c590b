import { EventEmitter, once } from 'node:events';

/** How a server has ended. */
export interface Exit {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last line that it said; a sentence, where it failed. */
  readonly last: string;
}

/** What is heard of a server from outside. */
export interface HeardServer {
  /** Everything it has said so far. */
  output(): string;
  /** Resolves with the facts of the first log line of this event. Rejects when it ends before. */
  logged(event: string): Promise<Readonly<Record<string, unknown>>>;
  /** Resolves when it has ended. */
  readonly ended: Promise<Exit>;
  readiness(): Promise<{
    readonly status: number;
    readonly reasons: Readonly<Record<string, string>>;
  }>;
}

/** @param exit - resolves when the server has ended and has said everything. */
export function listenTo(
  exit: Promise<Omit<Exit, 'last'>>,
): HeardServer & { readonly hear: (text: string) => void } {
  let output = '';
  let hasEnded = false;
  const said = new EventEmitter();
  const ended = exit.then((how) => {
    hasEnded = true;
    return { ...how, last: output.trim().split('\n').at(-1) ?? '' };
  });
  const find = (event: string) =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find((line) => line.event === event);
  const logged = async (event: string) => {
    for (;;) {
      const line = find(event);
      if (line !== undefined) {
        return line;
      }
      if (hasEnded) {
        throw new Error(`ended before ${event}:\n${output}`);
      }
      await Promise.race([once(said, 'more'), ended]);
    }
  };
  return {
    hear: (text) => {
      output += text;
      said.emit('more');
    },
    output: () => output,
    logged,
    ended,
    readiness: async () => {
      const { port } = await logged('health-opened');
      const response = await fetch(`http://127.0.0.1:${String(port)}/readyz`);
      const { reasons } = (await response.json()) as { reasons: Record<string, string> };
      return { status: response.status, reasons };
    },
  };
}
