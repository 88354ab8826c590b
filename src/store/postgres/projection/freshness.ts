import type { Clock } from '../../../model/clock.ts';
import type { Domain } from '../../sqlite/truth/truth-tables.ts';
import type { Truth } from '../truth/truth.ts';
import type { Projection } from './projection.ts';

/** How long a read waits for what others wrote, in ms: a third of what Slack waits. */
const MOST_WAIT_MS = 1000;
/** After the database did not answer, reads take what is here for so long, in ms. */
const TRUST_MS = 1000;

export interface FreshnessDeps {
  readonly truth: Pick<Truth, 'heads'>;
  readonly projection: Pick<Projection, 'numbers'>;
  /** What is waited for. */
  readonly awaited: readonly Domain[];
  /** Brings the projection to where the truth is. */
  readonly catchUp: () => Promise<unknown>;
  readonly clock: Clock;
}

/**
 * Waits until the projection has what the truth had when it was asked: who clicks here on what
 * another replica has just shown finds it. One question to the database is shared by all who read
 * meanwhile. Where the database does not answer, what is here is read, as old as it is.
 */
export function createFreshness({ truth, projection, awaited, catchUp, clock }: FreshnessDeps) {
  let asked: Promise<void> | undefined;
  let trustedUntil = 0;
  const look = async () => {
    try {
      const heads = await truth.heads();
      const now = projection.numbers();
      if (awaited.some((domain) => now[domain] < heads[domain])) {
        await catchUp();
      }
    } catch {
      // Readiness and the next write tell of it.
      trustedUntil = clock.now().getTime() + TRUST_MS;
    }
  };
  return async (): Promise<void> => {
    if (clock.now().getTime() < trustedUntil) {
      return;
    }
    asked ??= look().finally(() => {
      asked = undefined;
    });
    await Promise.race([asked, clock.sleep(MOST_WAIT_MS)]);
  };
}
