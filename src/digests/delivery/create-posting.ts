import { createElapsed } from '../../model/elapsed.ts';
import { aloneAtWork } from '../../model/jobs.ts';
import type { DigestDefinitions } from '../definitions/read-definitions.ts';
import type { DigestsDeps } from '../digests-at-work.ts';
import { createPauseHomeless } from '../pauses/pause-homeless.ts';
import { createPostOpenRuns, type PostOpenRuns } from './post-open-runs.ts';
import type { Poster } from './poster.ts';
import type { TakeStepDeps } from './take-step.ts';
import { createTellOfRun } from './tell-of-run.ts';
import { DEFAULT_TIMINGS } from './timings.ts';

export interface PostingDeps extends DigestsDeps, Pick<TakeStepDeps, 'onRefused'> {
  readonly poster: Poster;
}

/** Builds what posts, with all that a process may leave to defaults. */
export function createPosting(
  deps: PostingDeps,
  definitions: () => Promise<DigestDefinitions>,
): PostOpenRuns {
  return createPostOpenRuns({
    ...deps,
    jobs: deps.jobs ?? aloneAtWork,
    elapsed: deps.elapsed ?? createElapsed(),
    tellOfRun: createTellOfRun(deps),
    pauseHomeless: createPauseHomeless({ ...deps, definitions }),
    timings: { ...DEFAULT_TIMINGS, ...deps.timings },
    names: async () => {
      const alerts = await deps.store.madeDigests('people');
      return [
        ...(await definitions()).definitions.map(({ name }) => name),
        ...alerts.map(({ definition }) => definition.name),
      ];
    },
  });
}
