import type { Elapsed } from '../../model/elapsed.ts';
import type { Hold } from '../../model/jobs.ts';

/**
 * Before its end, by which a lease counts as lost here: what is begun must be on its way by then, and
 * the database's clock is known to some hundredths of a second.
 */
const MARGIN_MS = 2_000;

/** What a lease is for: work that others leave to its holder, or a sign that they read. */
export type Purpose = 'job' | 'sign';

/** One lease of this replica, which several parts of it may share. */
export interface Holding {
  readonly name: string;
  readonly purpose: Purpose;
  readonly lingerMs: number;
  readonly since: Date;
  isHeld(): boolean;
  /** A hold of its own for one more; the last that is given back ends it. */
  share(): Hold;
  /** @param until - by the steady clock. */
  extend(until: number): void;
  lose(): void;
}

export interface HoldingParts {
  readonly name: string;
  readonly purpose: Purpose;
  readonly lingerMs: number;
  /** When it was taken, as the store says. */
  readonly since: Date;
  /** When it runs out, counted from before the store was asked, by the steady clock. */
  readonly until: number;
  /** Called once, when nobody shares it any more. */
  readonly leave: () => Promise<void>;
}

export function createHolding(
  elapsed: Elapsed,
  { name, purpose, lingerMs, since, until: firstUntil, leave }: HoldingParts,
): Holding {
  const lost = new AbortController();
  let until = firstUntil;
  let users = 0;
  const isHeld = () => !lost.signal.aborted && elapsed() < until - MARGIN_MS;
  return {
    name,
    purpose,
    lingerMs,
    since,
    isHeld,
    share: () => {
      users += 1;
      let isGivenBack = false;
      return {
        lost: lost.signal,
        isHeld: () => !isGivenBack && isHeld(),
        giveBack: async () => {
          if (!isGivenBack) {
            isGivenBack = true;
            users -= 1;
            if (users === 0) {
              await leave();
            }
          }
        },
      };
    },
    extend: (to) => {
      until = to;
    },
    lose: () => lost.abort(),
  };
}
