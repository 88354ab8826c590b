import { numberAt } from '../../model/candidates.ts';
import { ITEM_KINDS } from '../../model/item.ts';
import { type Ranked, type Ranking, rankedAt } from './rank-candidates.ts';

/**
 * How many of a page's kind, and of a kind, are weighed against each other. Beyond are those of an
 * archive that was generated anew as a whole: enough to choose fifty from, folded ones left out,
 * and little enough that reading and comparing their texts takes 20 ms.
 */
const MOST_OF_A_PAGE = 12;
const MOST_OF_A_KIND = 200;

/** The most worthy of what passed, without letting one page or kind crowd the others out. */
export function contendersOf(ranking: Ranking): readonly Ranked[] {
  const { candidates, passing } = ranking;
  const perPage = new Float64Array(candidates.pages.length * ITEM_KINDS.length);
  const perKind = new Float64Array(ITEM_KINDS.length);
  const contenders: Ranked[] = [];
  for (let rank = 0; rank < passing.length; rank += 1) {
    const n = passing[rank] ?? 0;
    const kind = numberAt(candidates.kind, n);
    const pageAndKind = numberAt(candidates.page, n) * ITEM_KINDS.length + kind;
    const ofPage = numberAt(perPage, pageAndKind);
    const ofKind = numberAt(perKind, kind);
    if (ofPage < MOST_OF_A_PAGE && ofKind < MOST_OF_A_KIND) {
      perPage[pageAndKind] = ofPage + 1;
      perKind[kind] = ofKind + 1;
      contenders.push(rankedAt(ranking, rank));
    }
  }
  return contenders;
}
