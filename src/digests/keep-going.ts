import type { CheckQuery } from './definitions/check-query.ts';
import type { DigestDefinitions } from './definitions/read-definitions.ts';
import type { PostOpenRuns } from './delivery/post-open-runs.ts';
import { createRecallPosted } from './delivery/recall-posted.ts';
import type { DigestsAtWork, DigestsDeps } from './digests-at-work.ts';
import { createPauseHomeless } from './pauses/pause-homeless.ts';
import { resumeReturned } from './pauses/resume-returned.ts';
import { createTellOfDefinitions } from './pauses/tell-of-definitions.ts';

export interface KeepGoingDeps extends Omit<DigestsDeps, 'definitions'> {
  /** Of files and of channels. */
  readonly definitions: () => Promise<DigestDefinitions>;
  readonly checkQuery: CheckQuery;
  /** Null in a process that only plans. */
  readonly posting: PostOpenRuns | null;
}

type KeepGoing = Pick<
  DigestsAtWork,
  | 'recallPosted'
  | 'drive'
  | 'finish'
  | 'advance'
  | 'tellOfDefinitions'
  | 'pauseOwnerless'
  | 'resumeReturned'
>;

/** What posts, and what keeps digests in order. */
export function createKeepGoing({ posting, ...deps }: KeepGoingDeps): KeepGoing {
  const { store, poster, definitions } = deps;
  const post = () => {
    if (posting === null) {
      throw new Error('This process has no poster; digests are posted by the one that serves.');
    }
    return posting;
  };
  return {
    recallPosted: async (since, signal) => {
      const { definitions: all } = await definitions();
      await (poster === null
        ? undefined
        : createRecallPosted({ ...deps, poster })(all, since, signal));
    },
    drive: async (signal) => post().drive(signal),
    finish: async (signal) => post().finish(signal),
    advance: async (signal) => post().advance(signal),
    tellOfDefinitions: createTellOfDefinitions(deps),
    pauseOwnerless: async () => {
      const pauseHomeless = createPauseHomeless(deps);
      for (const made of await store.madeDigests('channels')) {
        const isActive = made.state === 'active';
        if (isActive && (await poster?.isHere(made.made.owner)) === 'gone') {
          await pauseHomeless.pause(made, 'owner-left');
        }
      }
    },
    resumeReturned: async () => {
      await (poster === null ? undefined : resumeReturned({ ...deps, poster }));
    },
  };
}
