import type { ReviewFilter } from '../../../model/query.ts';
import { foldValue } from '../fold.ts';
import type { Parameters } from '../parameters.ts';

const ROWS = 'SELECT item.row FROM review_state AS state JOIN item USING (item_id) WHERE';

/**
 * Filters by review as conditions on `k`. A person is who decided where a verdict is asked for, who
 * flags where flagged items are, and either where neither is.
 */
export function reviewConditions(
  reviews: readonly ReviewFilter[],
  parameters: Parameters,
): readonly string[] {
  const asked = reviews.flatMap((filter) =>
    filter.kind === 'is' && !filter.negated ? [filter.status] : [],
  );
  const who = asked.some((status) => status !== 'flagged')
    ? 'decided'
    : asked.length > 0
      ? 'flagged'
      : 'either';
  return reviews.map((filter) => condition(filter, who, parameters));
}

function condition(
  filter: ReviewFilter,
  who: 'decided' | 'flagged' | 'either',
  { bind }: Parameters,
): string {
  const isIn = filter.negated ? 'NOT IN' : 'IN';
  switch (filter.kind) {
    case 'is':
      return filter.status === 'flagged'
        ? `k.row ${isIn} (${ROWS} state.flags > 0)`
        : `k.row ${isIn} (${ROWS} state.verdict = ${bind(filter.status)})`;
    case 'tag':
      return `k.row ${isIn} (
        SELECT item.row FROM review_tag JOIN item USING (item_id)
        WHERE folded = ${bind(foldValue(filter.tag))})`;
    case 'by': {
      const user = bind(filter.user);
      const decided = `${ROWS} state.decided_by = ${user}`;
      const flagged = `SELECT item.row FROM mark JOIN item USING (item_id)
        WHERE mark.standing = 1 AND mark.user = ${user}`;
      const rows = { decided, flagged, either: `${decided} UNION ${flagged}` };
      return `k.row ${isIn} (${rows[who]})`;
    }
  }
}
