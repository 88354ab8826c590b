import { z } from 'zod';

/** Something about a page, or a digest file, that a person should mend. */
export const Problem = z.object({
  /** Relative to the folder that was read, `/` between its parts. */
  file: z.string(),
  /** From 1; null when the whole file is meant. */
  line: z.number().int().min(1).nullable(),
  /** A stable word per kind of problem, for counts: `title-line`, `row-cells`, `relevancy`. */
  code: z.string(),
  /** `rejected`: the file could not be used. `warning`: it was used, with this repair or loss. */
  severity: z.enum(['rejected', 'warning']),
  /** One sentence: what is wrong, what was expected with an example, what was found. */
  message: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** The code of an origin that lay in the future when its page was read, which a later day mends. */
export const ORIGIN_FUTURE = 'origin-future';
