import type { DecidedRating } from '../model/review/calibration.ts';
import type { TeamId } from '../model/slack-ids.ts';

export interface CalibrationStore {
  /** Each item once, by its standing decision; every team's when none is named. */
  decidedRatings(team?: TeamId): Promise<readonly DecidedRating[]>;
}
