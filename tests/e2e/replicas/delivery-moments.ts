/** What is done for one message, one after the other, each outside the process that does it. */
const STEPS = ['plan', 'claim', 'post', 'record'] as const;

/** A step's request has not arrived yet, or it was carried out and nobody has heard of it. */
export interface Moment {
  readonly step: (typeof STEPS)[number];
  readonly when: 'before' | 'after';
}

/** All moments in the life of a delivery. */
export const MOMENTS: readonly Moment[] = STEPS.flatMap((step) =>
  (['before', 'after'] as const).map((when) => ({ step, when })),
);

/** A message: its run, and its place in it, from 0: the list. */
export interface MessageOfRun {
  readonly run: string;
  readonly seq: number;
}

const STATES = { claim: 'sending', record: 'sent' } as const;

/** Whether what is said to PostgreSQL does this step, as the wire has it: rows as JSON. */
export function doesStep(said: Buffer, step: Moment['step'], { run, seq }: MessageOfRun): boolean {
  if (step === 'post') {
    return false;
  }
  const text = said.toString('latin1');
  if (!text.includes(run)) {
    return false;
  }
  return step === 'plan'
    ? text.includes(`["${run}","`)
    : // Its columns: id, run, place, item, what it says, state.
      new RegExp(
        String.raw`"${run}",${seq},(?:null|"\w+"),"(?:[^"\\]|\\.)*","${STATES[step]}"`,
      ).test(text);
}

/** Whether a `chat.postMessage` is the one that posts this. */
export function posts(asked: string, { run, seq }: MessageOfRun): boolean {
  // A reply names its thread, and the list has none.
  return asked.includes(run) && asked.includes('thread_ts=') === seq > 0;
}
