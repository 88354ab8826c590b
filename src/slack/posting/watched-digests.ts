import type { Digests } from '../../digests/digests.ts';

/** The same digests, which tell of each change that the Home tabs of others show. */
export function watchedDigests(digests: Digests, changed: () => void): Digests {
  const telling = async <Outcome>(work: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await work;
    changed();
    return outcome;
  };
  const { made } = digests;
  return {
    ...digests,
    resumeFile: (name) => telling(digests.resumeFile(name)),
    made: {
      ...made,
      save: (request) => telling(made.save(request)),
      change: (actor, name, change) => telling(made.change(actor, name, change)),
    },
  };
}
