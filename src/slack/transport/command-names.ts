import { TABLE_COMMANDS } from '../listeners/commands/ask-table.ts';
import type { Network } from './network.ts';

/** The slash commands as the code knows them, without their slash. */
const NAMES = [...Object.keys(TABLE_COMMANDS).map((command) => command.slice(1)), 'signalpost'];
/** A command as people are told of one; not a part of a path or a link. */
const TOLD = new RegExp(`(?<![\\w/.:<-])/(?=(?:${NAMES.join('|')})(?![\\w/.-]))`, 'g');

/**
 * What an installation calls the commands, where another app has `/issues`. The code knows them by
 * one name; here, at the edge, what comes in is renamed to that, and what goes out to the other.
 */
export interface CommandNames {
  /** Renames the command of a request's body; any other body is left as it is. */
  incoming(body: unknown): void;
  /** The way to Slack, on which messages speak of the commands by the names that work. */
  outgoing(network: Network): Network;
}

/** @param prefix - as the manifest was made with: `fs-` for `/fs-signals`; empty for none. */
export function createCommandNames(prefix: string): CommandNames {
  if (prefix === '') {
    return { incoming: () => {}, outgoing: (network) => network };
  }
  const tell = (text: string) => text.replace(TOLD, `/${prefix}`);
  return {
    incoming: (body) => {
      if (typeof body !== 'object' || body === null || !('command' in body)) {
        return;
      }
      const { command } = body;
      if (typeof command === 'string' && command.startsWith(`/${prefix}`)) {
        Object.assign(body, { command: `/${command.slice(prefix.length + 1)}` });
      }
    },
    outgoing: (network) => ({
      ...network,
      fetch: (url, init) => network.fetch(url, renamed(init, tell)),
    }),
  };
}

/** Forms have their texts encoded; JSON has them as they are. */
function renamed(
  init: RequestInit | undefined,
  tell: (text: string) => string,
): RequestInit | undefined {
  const body = init?.body;
  if (typeof body === 'string') {
    return { ...init, body: body.startsWith('{') ? tell(body) : formRenamed(body, tell) };
  }
  return body instanceof URLSearchParams
    ? { ...init, body: formRenamed(body.toString(), tell) }
    : init;
}

function formRenamed(body: string, tell: (text: string) => string): string {
  const form = [...new URLSearchParams(body)].map(([name, value]): [string, string] => [
    name,
    tell(value),
  ]);
  return new URLSearchParams(form).toString();
}
