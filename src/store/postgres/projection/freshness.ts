import type { Clock } from '../../../model/clock.ts';
import type { Domain } from '../../sqlite/truth/truth-tables.ts';
import type { Truth } from '../truth/truth.ts';
import type { Projection } from './projection.ts';

/** How long a read waits for what others wrote, in ms: a third of what Slack waits. */
const MOST_WAIT_MS = 1000;
/** And one that would otherwise say that there is no such thing: both leave Slack's answer half a second. */
const LONGER_WAIT_MS = 1500;
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

export interface Freshness {
  /**
   * Waits until the projection has what the truth had when it was asked: who clicks here on what
   * another replica has just shown finds it. Where the database does not answer, what is here is to
   * be read, as old as it is.
   *
   * @returns `late` where the wait was in vain.
   */
  wait(): Promise<'there' | 'late'>;
  /** The same with more patience, for who was late and found nothing. */
  waitLonger(): Promise<'there' | 'late'>;
}

/** One question to the database is shared by all who read before it is put. */
export function createFreshness({
  truth,
  projection,
  awaited,
  catchUp,
  clock,
}: FreshnessDeps): Freshness {
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
  const looked = sharedByWhoComesBefore(look);
  const within = async (ms: number): Promise<'there' | 'late'> => {
    if (clock.now().getTime() < trustedUntil) {
      return 'there';
    }
    const there = looked().then(() => 'there' as const);
    return Promise.race([there, clock.sleep(ms).then(() => 'late' as const)]);
  };
  return { wait: () => within(MOST_WAIT_MS), waitLonger: () => within(LONGER_WAIT_MS) };
}

/** Whoever asks while the work is under way waits for the next: this one may have missed the news. */
function sharedByWhoComesBefore(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= underWay.then(() => {
      next = undefined;
      underWay = work();
      return underWay;
    });
    return next;
  };
}
