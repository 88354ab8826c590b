import type { Clock } from '../model/clock.ts';
import type { WireEntry } from './page-protocol.ts';
import type { Happenings } from './state/happenings.ts';

/** One exchange under way. */
export interface Exchange {
  end(
    outcome: Pick<WireEntry, 'response' | 'status' | 'error'> &
      Partial<Pick<WireEntry, 'responseHeaders'>>,
  ): void;
}

/** Records what passes between app and workspace; request and response must hold no token. */
export interface Wire {
  /** @param entry.requestHeaders - the token in `authorization` is left out here. */
  begin(
    entry: Pick<WireEntry, 'direction' | 'transport' | 'name' | 'request'> &
      Partial<Pick<WireEntry, 'requestHeaders'>>,
  ): Exchange;
  /** Oldest first, the newest 5,000. */
  entries(): readonly WireEntry[];
}

const kept = 5000;

export function createWire(deps: { readonly clock: Clock; readonly happenings: Happenings }): Wire {
  const { clock, happenings } = deps;
  const entries = new Map<number, WireEntry>();
  let count = 0;
  const put = (entry: WireEntry) => {
    entries.set(entry.id, entry);
    happenings.tell({ kind: 'wire', entry });
  };
  return {
    begin: (begun) => {
      count += 1;
      const started = performance.now();
      const entry: WireEntry = {
        ...begun,
        requestHeaders: withoutToken(begun.requestHeaders ?? {}),
        responseHeaders: {},
        id: count,
        at: clock.now().toISOString(),
        response: null,
        status: null,
        tookMs: null,
        error: null,
      };
      put(entry);
      entries.delete(count - kept);
      return {
        end: (outcome) => {
          put({ ...entry, ...outcome, tookMs: Math.round(performance.now() - started) });
        },
      };
    },
    entries: () => [...entries.values()],
  };
}

function withoutToken(headers: WireEntry['requestHeaders']): WireEntry['requestHeaders'] {
  return 'authorization' in headers ? { ...headers, authorization: 'Bearer (not shown)' } : headers;
}
