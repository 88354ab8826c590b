import type { Stage } from './stage.ts';

/**
 * What is held to a bound: a ratio of two measurements of the same run, so that machines compare;
 * or, where Slack or a person sets the bound, something absolute.
 */
export interface Target {
  readonly name: string;
  readonly measured: number;
  readonly bound: number;
  /** Default: `×`, of a ratio; of a share none. */
  readonly unit?: ' ms' | ' MB' | '';
  /** Default: at most. */
  readonly side?: 'at most' | 'at least';
}

/** One thing that the bench measures: a file of its own, entered in sections.ts. */
export interface Section {
  /** Selects it: `npm run bench -- --NAME`. */
  readonly name: string;
  /** What it measures, for `--help`. */
  readonly about: string;
  /** It takes minutes, and `--quick` leaves it out. */
  readonly isLong?: boolean;
  /** Measures, prints what explains the figures, and tells which targets there are. */
  readonly run: (stage: Stage) => Promise<readonly Target[]>;
}
