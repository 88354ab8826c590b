import { DOMAINS, type Domain } from '../../sqlite/truth/truth-tables.ts';
import type { Truth } from '../truth/truth.ts';
import type { Projection } from './projection.ts';

/** What came here. */
export interface CaughtUp {
  /** By which commits, where the log told. */
  readonly commits: ReadonlySet<string>;
  readonly hasNews: boolean;
}

export interface CatchUpDeps {
  readonly truth: Truth;
  readonly projection: Projection;
  /** A thread that may take its time applies this domain. Default: this one applies all. */
  readonly beside?: { readonly domain: Domain; readonly catchUp: () => Promise<CaughtUp> };
  /** Builds the projection anew from the tables; where the log does not reach back far enough. */
  readonly rebuild: () => Promise<void>;
}

/**
 * Brings the projection to where the truth is now. Nobody may write to the file meanwhile: whoever
 * calls it has the turn.
 *
 * @param needed - what is waited for. Default: all. Who writes a click need not wait for the pages
 *   that another replica indexes.
 * @throws {StoreError}
 */
export type CatchUp = (needed?: readonly Domain[]) => Promise<CaughtUp>;

export function createCatchUp({ truth, projection, beside, rebuild }: CatchUpDeps): CatchUp {
  const own = DOMAINS.filter((domain) => domain !== beside?.domain);
  return async (needed = DOMAINS) => {
    const commits = new Set<string>();
    let hasNews = false;
    for (;;) {
      const before = projection.numbers();
      const { heads, changes } = await truth.after(before, own);
      for (const change of changes) {
        projection.apply(change);
        commits.add(change.commit);
        hasNews = true;
      }
      const now = projection.numbers();
      const behind = needed.filter((domain) => now[domain] < heads[domain]);
      const ownBehind = behind.filter((domain) => own.includes(domain));
      if (behind.length === 0) {
        return { commits, hasNews };
      }
      if (ownBehind.some((domain) => now[domain] === before[domain])) {
        // What follows is not in the log any more.
        await rebuild();
        hasNews = true;
      } else if (ownBehind.length === 0 && beside !== undefined) {
        const other = await beside.catchUp();
        for (const commit of other.commits) {
          commits.add(commit);
        }
        hasNews ||= other.hasNews;
      }
    }
  };
}
