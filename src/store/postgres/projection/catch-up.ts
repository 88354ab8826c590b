import { DOMAINS, type Domain } from '../../sqlite/truth/truth-tables.ts';
import type { Turns } from '../../sqlite/turns.ts';
import type { Truth } from '../truth/truth.ts';
import type { Projection } from './projection.ts';

/** What came here. */
export interface CaughtUp {
  /** By which commits, where the log told. */
  readonly commits: ReadonlySet<string>;
  readonly hasNews: boolean;
}

/** Another thread, which may take its time, applies this domain. */
export interface Beside {
  readonly domain: Domain;
  /** Resolves when the thread has started. */
  readonly ready: () => Promise<unknown>;
  /** Has it apply what it fetches at once. */
  readonly step: () => Promise<CaughtUp>;
}

export interface CatchUpDeps {
  readonly truth: Truth;
  readonly projection: Projection;
  /** Default: this thread applies all. */
  readonly beside?: Beside | undefined;
  /** Builds the projection anew from the tables; where the log does not reach back far enough. */
  readonly rebuild: () => Promise<void>;
  readonly turns: Turns;
  /** After rows that others wrote have come here. */
  readonly onNews: () => void;
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

export interface CatchingUp {
  readonly catchUp: CatchUp;
  /** One step of it, for whoever has the turn. @throws {StoreError} */
  readonly step: () => Promise<CaughtUp>;
  /**
   * The same as `catchUp`, in turns of its own: who has a click to write waits for one step, and
   * neither for an index of thousands of pages nor for a thread to start.
   *
   * @throws {StoreError}
   */
  readonly catchUpInTurns: () => Promise<void>;
}

export function createCatchingUp(deps: CatchUpDeps): CatchingUp {
  const { beside, turns, onNews } = deps;
  const step = createStep(deps);
  const besideStep = async ({ step: take }: Beside) => {
    const came = await take();
    if (came.hasNews) {
      onNews();
    }
    return came;
  };
  const catchUp: CatchUp = async (needed = DOMAINS) => {
    const commits = new Set<string>();
    let hasNews = false;
    const note = (came: CaughtUp) => {
      for (const commit of came.commits) {
        commits.add(commit);
      }
      hasNews ||= came.hasNews;
    };
    for (;;) {
      const came = await step();
      note(came);
      const behind = came.behind.filter((domain) => needed.includes(domain));
      if (behind.length === 0) {
        return { commits, hasNews };
      }
      if (isLeftTo(beside, behind)) {
        note(await besideStep(beside));
      }
    }
  };
  const catchUpInTurns = async () => {
    for (;;) {
      const { behind } = await turns.take(step);
      if (behind.length === 0) {
        return;
      }
      if (isLeftTo(beside, behind)) {
        await beside.ready();
        await turns.take(() => besideStep(beside));
      }
    }
  };
  return { catchUp, step, catchUpInTurns };
}

function isLeftTo(beside: Beside | undefined, behind: readonly Domain[]): beside is Beside {
  return beside !== undefined && behind.every((domain) => domain === beside.domain);
}

interface Step extends CaughtUp {
  /** What is not where the truth was at the beginning of the step. */
  readonly behind: readonly Domain[];
}

/** Applies what is fetched at once of this thread's domains. */
function createStep({ truth, projection, beside, rebuild, onNews }: CatchUpDeps) {
  const own = DOMAINS.filter((domain) => domain !== beside?.domain);
  return async (): Promise<Step> => {
    const before = projection.numbers();
    const { heads, changes } = await truth.after(before, own);
    changes.forEach(projection.apply);
    const now = projection.numbers();
    const behind = DOMAINS.filter((domain) => now[domain] < heads[domain]);
    // What follows is not in the log any more.
    const isLost = behind.some((domain) => own.includes(domain) && now[domain] === before[domain]);
    if (isLost) {
      await rebuild();
    }
    const hasNews = isLost || changes.length > 0;
    if (hasNews) {
      onNews();
    }
    return { commits: new Set(changes.map(({ commit }) => commit)), hasNews, behind };
  };
}
