import type { Clock } from '../../model/clock.ts';
import type { Elapsed } from '../../model/elapsed.ts';
import type { Events } from '../../model/events/events.ts';
import type { Taken } from '../../model/jobs.ts';
import type { LeaseStore } from '../../store/lease-store.ts';
import { createHolding, type Holding, type Purpose } from './holding.ts';
import { nameOf } from './lease-owner.ts';

/** What a job's channel waits for when its holder was killed. */
export const TTL_MS = 15_000;

export interface HeldLeasesDeps {
  readonly store: Pick<LeaseStore, 'holdLease' | 'releaseLease'>;
  /** Real time as all replicas agree on it, wherever the app's own clock is moved to. */
  readonly clock: Clock;
  readonly elapsed: Elapsed;
  readonly events: Events;
  /** Names this replica, and no other process that ever was. */
  readonly owner: string;
}

export interface LeaseWish {
  readonly name: string;
  readonly purpose: Purpose;
  /** How long others wait for it once it is given back. Default: it is free at once. */
  readonly lingerMs?: number;
}

/** The leases of the store that this replica has, each shared by whoever in it takes the same. */
export interface HeldLeases {
  take(wish: LeaseWish): Promise<Taken>;
  /** Prolongs all that are held; what is another's by now is lost. @throws as the store does. */
  renew(): Promise<void>;
  /** Reports, and never throws. */
  leaveAll(): Promise<void>;
}

export function createHeldLeases(deps: HeldLeasesDeps): HeldLeases {
  const { store, clock, elapsed, events, owner } = deps;
  const held = new Map<string, Holding>();
  const asking = new Map<string, Promise<Taken>>();

  const lose = (holding: Holding, holder: string) => {
    held.delete(holding.name);
    holding.lose();
    // A sign is nobody else's: it is put up again.
    if (holding.purpose === 'job') {
      events.emit('job-lost', { job: holding.name, holder });
    }
  };

  const leave = async (holding: Holding): Promise<void> => {
    if (held.get(holding.name) === holding) {
      held.delete(holding.name);
      await giveBack(deps, holding);
    }
  };

  const ask = async ({ name, purpose, lingerMs = 0 }: LeaseWish): Promise<Taken> => {
    const at = elapsed();
    const now = clock.now();
    const outcome = await store.holdLease(name, owner, now, TTL_MS);
    if (outcome.kind === 'busy') {
      return { kind: 'busy', forMs: outcome.until.getTime() - now.getTime() };
    }
    const holding = createHolding(elapsed, {
      name,
      purpose,
      lingerMs,
      since: outcome.since,
      until: at + TTL_MS,
      leave: () => leave(holding),
    });
    held.set(name, holding);
    return { kind: 'held', hold: holding.share() };
  };

  const renewOne = async (holding: Holding): Promise<void> => {
    const at = elapsed();
    const outcome = await store.holdLease(holding.name, owner, clock.now(), TTL_MS);
    // Given back meanwhile.
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

  return {
    take: async (wish) => {
      const { name } = wish;
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
      const asked = ask(wish).finally(() => asking.delete(name));
      asking.set(name, asked);
      return asked;
    },
    renew: async () => void (await Promise.all([...held.values()].map(renewOne))),
    leaveAll: async () => void (await Promise.all([...held.values()].map(leave))),
  };
}

async function giveBack(
  { store, clock, events, owner }: HeldLeasesDeps,
  { name, lingerMs }: Holding,
): Promise<void> {
  try {
    // Its owner's own lease with a short end: nobody else has it before.
    await (lingerMs > 0
      ? store.holdLease(name, owner, clock.now(), lingerMs)
      : store.releaseLease(name, owner));
  } catch (error) {
    events.emit('lease-left', { error });
  }
}
