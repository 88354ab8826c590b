import { z } from 'zod';
import { ItemKind, Relevancy } from '../../../model/item.ts';
import type { DecidedRating } from '../../../model/review/calibration.ts';
import { Verdict } from '../../../model/review/review.ts';
import type { CalibrationStore } from '../../calibration-store.ts';
import type { Connection } from '../connection.ts';

const Row = z.object({
  kind: ItemKind,
  relevancy: Relevancy.nullable(),
  themes: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  verdict: Verdict,
});

/** Ratings beside decisions, in SQLite: one pass over what was decided. */
export function createCalibrationStore({ db, read }: Connection): CalibrationStore {
  const decided = db.prepare<[object]>(`
    SELECT item.kind, item.relevancy, page.themes, verdict
    FROM review_state JOIN item USING (item_id) JOIN page USING (page_row)
    WHERE verdict IS NOT NULL AND (@team IS NULL OR team = @team)`);
  return {
    decidedRatings: (team) =>
      read(() => decided.all({ team: team ?? null }).map((row): DecidedRating => Row.parse(row))),
  };
}
