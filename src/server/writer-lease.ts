import { hostname } from 'node:os';
import { type Clock, systemClock } from '../model/clock.ts';
import type { Events } from '../model/events/events.ts';
import type { LeaseStore } from '../store/store.ts';

const LEASE = 'writer';
const TTL_MS = 30_000;
const HEARTBEAT_MS = 5_000;
const RETRY_MS = 500;

/** Somebody else writes to this database, and did not stop in time; the message says who. */
export class LeaseBusyError extends Error {
  readonly code = 'lease-busy';

  constructor(owner: string, since: Date) {
    super(
      `Another Signalpost holds this database: ${owner} (host and process id), since ${since.toISOString()}. ` +
        'Stop it first, or use another database (--db FILE or DATABASE_FILE).',
    );
    this.name = 'LeaseBusyError';
  }
}

/** The right to write, kept by a heartbeat until it is released. */
export interface WriterLease {
  /** Aborts when the lease was lost: stop writing at once. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export interface WriterLeaseDeps {
  readonly store: LeaseStore;
  readonly events: Events;
  /** Always real time, whatever clock the app runs on: it is about other processes. */
  readonly clock?: Clock;
  /** Default: this host and process. */
  readonly owner?: string;
}

/**
 * Waits for the right to be the one process that writes to the database.
 *
 * @param options.waitMs - how long to wait for another holder. Default 35 s, past the 30 s
 *   after which a holder that died without a word is forgotten; one that died on this host is
 *   forgotten at once.
 * @throws {LeaseBusyError} when it is still held by then.
 */
export async function holdWriterLease(
  { store, events, clock = systemClock, owner = `${hostname()}:${process.pid}` }: WriterLeaseDeps,
  {
    waitMs = TTL_MS + HEARTBEAT_MS,
    signal,
  }: { readonly waitMs?: number; readonly signal?: AbortSignal } = {},
): Promise<WriterLease> {
  const deadline = clock.now().getTime() + waitMs;
  let told = false;
  for (;;) {
    const outcome = await store.holdLease(LEASE, owner, clock.now(), TTL_MS);
    if (outcome.kind === 'held') {
      break;
    }
    if (isDead(outcome.owner)) {
      await store.releaseLease(LEASE, outcome.owner);
      continue;
    }
    if (clock.now().getTime() >= deadline || signal?.aborted) {
      throw new LeaseBusyError(outcome.owner, outcome.since);
    }
    if (!told) {
      told = true;
      events.emit('lease-awaited', { holder: outcome.owner });
    }
    await clock.sleep(RETRY_MS, signal);
  }
  return keepLease(store, events, clock, owner);
}

function keepLease(store: LeaseStore, events: Events, clock: Clock, owner: string): WriterLease {
  const stopped = new AbortController();
  const lost = new AbortController();
  let heldUntil = clock.now().getTime() + TTL_MS;

  const beat = async () => {
    try {
      const outcome = await store.holdLease(LEASE, owner, clock.now(), TTL_MS);
      if (outcome.kind === 'held') {
        heldUntil = clock.now().getTime() + TTL_MS;
        return;
      }
      events.emit('lease-lost', { holder: outcome.owner });
      lost.abort();
    } catch (error) {
      // A locked or full database may recover before the lease runs out.
      events.emit('lease-renewal-failed', { error });
      if (clock.now().getTime() >= heldUntil) {
        lost.abort();
      }
    }
  };
  const beating = (async () => {
    while (!stopped.signal.aborted && !lost.signal.aborted) {
      await clock.sleep(HEARTBEAT_MS, stopped.signal);
      if (!stopped.signal.aborted) {
        await beat();
      }
    }
  })();

  return {
    lost: lost.signal,
    release: async () => {
      stopped.abort();
      await beating;
      if (!lost.signal.aborted) {
        await store.releaseLease(LEASE, owner);
      }
    },
  };
}

/** Whether the owner is a process of this host that no longer runs. */
function isDead(owner: string): boolean {
  const [host, pid] = [
    owner.slice(0, owner.lastIndexOf(':')),
    Number(owner.slice(owner.lastIndexOf(':') + 1)),
  ];
  if (host !== hostname() || !Number.isInteger(pid) || pid <= 0) {
    return false;
  }
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
