import type { Clock } from '../model/clock.ts';
import type { Elapsed } from '../model/elapsed.ts';
import type { Events } from '../model/events/events.ts';
import type { Hold, Job, Jobs, Taken } from '../model/jobs.ts';
import { type LeaseStore, REPLICA } from '../store/lease-store.ts';
import { createHolding, type Holding } from './holding.ts';
import { nameOf } from './lease-owner.ts';
import { createRenewalFailures } from './renewal-failures.ts';

/** What a job's channel waits for when its holder was killed. */
export const TTL_MS = 15_000;
/** Two may fail before others take over. */
const BEAT_MS = 4_000;
/** Between two tries while the database cannot be reached. */
const RETRY_MS = 500;

/** The jobs of this replica, kept by a heartbeat from `begin` to `end`. */
export interface JobLeases extends Jobs {
  /** Shows the others that this replica lives. @throws as the store does. */
  begin(): Promise<void>;
  /** Lets others have everything. Reports, and never throws. */
  end(): Promise<void>;
}

export interface JobLeasesDeps {
  readonly store: Pick<LeaseStore, 'holdLease' | 'releaseLease'>;
  /** Real time as all replicas agree on it, wherever the app's own clock is moved to. */
  readonly clock: Clock;
  readonly elapsed: Elapsed;
  readonly events: Events;
  /** Names this replica, and no other process that ever was. */
  readonly owner: string;
}

/** Builds jobs over leases of the store, for one of several replicas. */
export function createJobLeases(deps: JobLeasesDeps): JobLeases {
  const { store, clock, events, owner } = deps;
  const held = new Map<string, Holding>();
  const asking = new Map<string, Promise<Taken>>();
  const failures = createRenewalFailures(events, clock);
  const ended = new AbortController();
  let beating: Promise<void> = Promise.resolve();
  let present: Hold | undefined;

  const lose = (holding: Holding, holder: string) => {
    held.delete(holding.name);
    holding.lose();
    events.emit('job-lost', { job: holding.name, holder });
  };

  const ask = async (name: string, lingerMs: number): Promise<Taken> => {
    const at = deps.elapsed();
    const now = clock.now();
    const outcome = await store.holdLease(name, owner, now, TTL_MS);
    if (outcome.kind === 'busy') {
      return { kind: 'busy', forMs: outcome.until.getTime() - now.getTime() };
    }
    const holding = createHolding(deps.elapsed, {
      name,
      lingerMs,
      since: outcome.since,
      until: at + TTL_MS,
      leave: () => leave(name, holding),
    });
    held.set(name, holding);
    return { kind: 'held', hold: holding.share() };
  };

  const take = async (name: string, lingerMs = 0): Promise<Taken> => {
    // Whoever asks meanwhile shares what is found; two answers would be two holdings of one lease.
    while (asking.has(name)) {
      await asking.get(name);
    }
    const own = held.get(name);
    if (own?.isHeld() === true) {
      return { kind: 'held', hold: own.share() };
    }
    if (own !== undefined) {
      lose(own, '');
    }
    const asked = ask(name, lingerMs).finally(() => asking.delete(name));
    asking.set(name, asked);
    return asked;
  };

  const leave = async (name: string, holding: Holding): Promise<void> => {
    if (held.get(name) !== holding) {
      return;
    }
    held.delete(name);
    try {
      // Its owner's own lease with a short end: nobody else has it before.
      await (holding.lingerMs > 0
        ? store.holdLease(name, owner, clock.now(), holding.lingerMs)
        : store.releaseLease(name, owner));
    } catch (error) {
      events.emit('lease-left', { error });
    }
  };

  const renew = async (holding: Holding): Promise<void> => {
    const at = deps.elapsed();
    const outcome = await store.holdLease(holding.name, owner, clock.now(), TTL_MS);
    if (held.get(holding.name) !== holding) {
      return;
    }
    if (outcome.kind === 'busy') {
      lose(holding, nameOf(outcome.owner));
    } else if (outcome.since.getTime() !== holding.since.getTime()) {
      // It had run out, and others may have had it meanwhile; so what was begun under it is over.
      lose(holding, '');
      await store.releaseLease(holding.name, owner);
    } else {
      holding.extend(at + TTL_MS);
    }
  };

  const beat = async (): Promise<void> => {
    try {
      await Promise.all([...held.values()].map(renew));
      await appear();
      failures.ended();
    } catch (error) {
      failures.failed(error);
    }
  };

  const appear = async (): Promise<void> => {
    if (present?.lost.aborted !== false) {
      const taken = await take(`${REPLICA}${owner}`);
      present = taken.kind === 'held' ? taken.hold : present;
    }
  };

  return {
    isAlone: false,
    take: (job: Job, { lingerMs = 0 } = {}) => take(job, lingerMs),
    presence: () => {
      if (present === undefined) {
        throw new Error('a replica was asked for its presence before it had begun');
      }
      return present;
    },
    begin: async () => {
      await appear();
      beating = (async () => {
        while (!ended.signal.aborted) {
          await clock.sleep(failures.underWay() ? RETRY_MS : BEAT_MS, ended.signal);
          if (!ended.signal.aborted) {
            await beat();
          }
        }
      })();
    },
    end: async () => {
      ended.abort();
      await beating;
      await Promise.all([...held].map(([name, holding]) => leave(name, holding)));
    },
  };
}
