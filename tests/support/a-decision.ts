import type { ItemId } from '../../src/model/item.ts';
import type { Decision } from '../../src/model/review/review.ts';
import { jonas, team } from './builders.ts';

/** Jonas accepts an item, unless the fields say otherwise. */
export function aDecision(itemId: ItemId, at: Date, fields: Partial<Decision> = {}): Decision {
  return {
    itemId,
    team,
    verdict: 'accepted',
    note: null,
    duplicateOf: null,
    by: jonas.user,
    at,
    ...fields,
  };
}
