/** What only one replica does at a time; `post` in one channel. */
export type Job = 'index' | 'plan' | 'sweep' | 'chores' | `post:${string}`;

/** The right to do a job. */
export interface Hold {
  /** Aborts when another may have had it: what was begun is over, and it never comes back. */
  readonly lost: AbortSignal;
  /**
   * To be asked in the very moment before each effect outside: a process that was stopped, or a
   * machine that slept, hears of a loss only later. False too while the database is out of reach.
   */
  isHeld(): boolean;
  /** Lets others have it. Safe to call twice. */
  giveBack(): Promise<void>;
}

export type Taken =
  | { readonly kind: 'held'; readonly hold: Hold }
  /** @param forMs - after which it is free if its holder is dead. */
  | { readonly kind: 'busy'; readonly forMs: number };

export interface TakeOptions {
  /** For so long after it was given back nobody else gets it. Default: it is free at once. */
  readonly lingerMs?: number;
}

/** Who does what, where several replicas serve one database. */
export interface Jobs {
  /** Whether no other replica can be at work. */
  readonly isAlone: boolean;
  /**
   * Takes a job, or shares this replica's own hold of it. Whoever takes it gives it back.
   *
   * @throws as the store does; then it is not held.
   */
  take(job: Job, options?: TakeOptions): Promise<Taken>;
  /** That the others do not take this replica for dead, as of now; once lost, what began before is over. */
  presence(): Hold;
}

const KEPT: Hold = {
  lost: new AbortController().signal,
  isHeld: () => true,
  giveBack: async () => {},
};

/** For a process that has the database to itself: it holds whatever it takes. */
export const aloneAtWork: Jobs = {
  isAlone: true,
  take: async () => ({ kind: 'held', hold: KEPT }),
  presence: () => KEPT,
};

/** Does some work while this replica alone does the job. @returns `busy`, with nothing done. */
export async function whileHeld(
  jobs: Pick<Jobs, 'take'>,
  job: Job,
  work: (hold: Hold) => Promise<unknown>,
): Promise<'done' | 'busy'> {
  const taken = await jobs.take(job);
  if (taken.kind === 'busy') {
    return 'busy';
  }
  try {
    await work(taken.hold);
    return 'done';
  } finally {
    await taken.hold.giveBack();
  }
}
