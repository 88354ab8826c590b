import type { Hold, Job, Jobs, Taken } from './jobs.ts';

/** A job that its holder keeps between two turns, as what it has learned makes the next one cheap. */
export interface KeptJob {
  /**
   * Does one turn, unless another replica has the job. A turn that throws gives it back, so that one
   * that can do it gets its chance.
   */
  turn(work: (hold: Hold) => Promise<void>): Promise<TurnEnd>;
  /** Lets others have it until the next turn. */
  giveBack(): Promise<void>;
}

export type TurnEnd = { readonly kind: 'done' } | Extract<Taken, { readonly kind: 'busy' }>;

export function createKeptJob(jobs: Pick<Jobs, 'take'>, job: Job): KeptJob {
  let hold: Hold | undefined;
  const giveBack = async () => {
    const given = hold;
    hold = undefined;
    await given?.giveBack();
  };
  return {
    giveBack,
    turn: async (work) => {
      if (hold?.isHeld() !== true) {
        await giveBack();
        const taken = await jobs.take(job);
        if (taken.kind === 'busy') {
          return taken;
        }
        hold = taken.hold;
      }
      try {
        await work(hold);
        return { kind: 'done' };
      } catch (error) {
        await giveBack();
        throw error;
      }
    },
  };
}
