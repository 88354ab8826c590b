import { type Clock, systemClock } from '../../model/clock.ts';
import type { Events } from '../../model/events/events.ts';
import type { LeaseStore } from '../../store/lease-store.ts';
import { nameOf, newOwner } from './lease-owner.ts';
import { createRenewalFailures } from './renewal-failures.ts';

/** To write to a file that is the truth, or to index where several replicas share one. */
export type CommandLease = 'writer' | 'index';
/** Three heartbeats: whoever starts after a crash waits for so long. */
const TTL_MS = 15_000;
/** Two may fail, on a full disk or a busy machine, before anybody else would serve. */
const HEARTBEAT_MS = 5_000;
/** Past the 30 s after which earlier versions were forgotten. */
const WAIT_MS = 35_000;
/** Between two tries of who waits for another to end: a reader of the log sees no delay. */
const RETRY_MS = 500;

/** Somebody else writes to this database, and did not stop in time; the message says who. */
export class LeaseBusyError extends Error {
  readonly code = 'lease-busy';

  constructor(lease: CommandLease, owner: string, since: Date) {
    const holder = `${nameOf(owner)} (host and process id), since ${since.toISOString()}`;
    super(
      lease === 'writer'
        ? `Another Signalpost holds this database: ${holder}. ` +
            'Stop it first, or use another database (--db FILE or DATABASE_FILE).'
        : `Another Signalpost keeps this database indexed: ${holder}. ` +
            'What changes in its archive is searchable within minutes without this command.',
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
  readonly store: Pick<LeaseStore, 'holdLease' | 'releaseLease'>;
  readonly events: Events;
  /** Always real time, whatever clock the app runs on: it is about other processes. */
  readonly clock?: Clock;
  /** Default: this host and process, and a random id. */
  readonly owner?: string;
}

export interface LeaseRequest {
  /** How long to wait for another holder. Default: 35 s. */
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
  /** Default: `writer`. */
  readonly lease?: CommandLease;
  /** Other means have made sure that nobody else can be at work: a holder that is named is dead. */
  readonly nobodyElse?: boolean;
}

/**
 * Waits for the right to be the one process that writes to the database. A holder is alive by its
 * heartbeat alone: two containers may share host name and process id, and see none of each other's.
 *
 * @throws {LeaseBusyError} when it is still held after the wait.
 */
export async function holdWriterLease(
  { store, events, clock = systemClock, owner = newOwner() }: WriterLeaseDeps,
  { waitMs = WAIT_MS, signal, lease = 'writer', nobodyElse = false }: LeaseRequest = {},
): Promise<WriterLease> {
  const deadline = clock.now().getTime() + waitMs;
  let told = false;
  for (;;) {
    const outcome = await store.holdLease(lease, owner, clock.now(), TTL_MS);
    if (outcome.kind === 'held') {
      break;
    }
    if (nobodyElse) {
      await store.releaseLease(lease, outcome.owner);
      continue;
    }
    if (clock.now().getTime() >= deadline || signal?.aborted) {
      throw new LeaseBusyError(lease, outcome.owner, outcome.since);
    }
    if (!told) {
      told = true;
      events.emit('lease-awaited', { holder: nameOf(outcome.owner) });
    }
    await clock.sleep(RETRY_MS, signal);
  }
  return keepLease({ store, events, clock, owner, lease });
}

function keepLease({
  store,
  events,
  clock,
  owner,
  lease,
}: Required<WriterLeaseDeps> & { readonly lease: CommandLease }): WriterLease {
  const stopped = new AbortController();
  const lost = new AbortController();
  const failures = createRenewalFailures(events, clock);

  const beat = async () => {
    try {
      const outcome = await store.holdLease(lease, owner, clock.now(), TTL_MS);
      failures.ended();
      if (outcome.kind === 'busy') {
        events.emit('lease-lost', { holder: nameOf(outcome.owner) });
        lost.abort();
      }
    } catch (error) {
      // A full, locked or missing database keeps everybody else from taking it as well, so this is
      // no reason to end: once it can be written to, whoever comes first has it.
      failures.failed(error);
    }
  };
  const beating = (async () => {
    while (!stopped.signal.aborted && !lost.signal.aborted) {
      await clock.sleep(failures.areUnderWay() ? RETRY_MS : HEARTBEAT_MS, stopped.signal);
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
      if (lost.signal.aborted) {
        return;
      }
      try {
        await store.releaseLease(lease, owner);
      } catch (error) {
        events.emit('lease-left', { error });
      }
    },
  };
}
