import type { Hold, Job, Jobs } from './jobs.ts';

/** A job that its holder keeps between two turns, as what it has learned makes the next one cheap. */
export interface KeptJob {
  /**
   * Does one turn, unless another replica has the job. A turn that throws gives it back, so that one
   * that can do it gets its chance.
   */
  turn(work: (hold: Hold) => Promise<void>): Promise<'done' | 'busy'>;
  /** Lets others have it until the next turn. */
  giveBack(): Promise<void>;
}

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
          return 'busy';
        }
        hold = taken.hold;
      }
      try {
        await work(hold);
        return 'done';
      } catch (error) {
        await giveBack();
        throw error;
      }
    },
  };
}
