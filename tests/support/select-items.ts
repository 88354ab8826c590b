import { chooseItems } from '../../src/digests/selection/choose-items.ts';
import { contendersOf } from '../../src/digests/selection/contenders.ts';
import { gistOf } from '../../src/digests/selection/fold-duplicates.ts';
import { rankCandidates } from '../../src/digests/selection/rank-candidates.ts';
import { type SelectionRule, sharesOf } from '../../src/digests/selection/shares.ts';
import type { DigestCandidate } from '../../src/model/candidates.ts';
import { ITEM_KINDS, type ItemId, type Row } from '../../src/model/item.ts';
import { aRow } from './builders.ts';
import { packCandidates } from './pack-candidates.ts';

/** A candidate with the row that it stands for. */
export interface TestCandidate extends DigestCandidate {
  readonly row: Row;
}

/** What a digest takes of these. */
export function selectItems(
  rule: Partial<SelectionRule> & Pick<SelectionRule, 'limit' | 'minimumRelevancy'>,
  candidates: readonly TestCandidate[],
) {
  const rows = new Map(candidates.map(({ id, row }) => [id, row]));
  const ranking = rankCandidates(packCandidates(candidates), rule.minimumRelevancy);
  const full = { kinds: [...ITEM_KINDS], perPage: 50, perTheme: 50, ...rule };
  const { limit } = rule;
  const shares = sharesOf(full, ranking.kinds);
  const contenders = contendersOf(ranking, { limit, perPage: shares.perPage });
  const gist = (id: ItemId) => gistOf(id, rows.get(id));
  const { chosen, leftOut } = chooseItems(contenders, gist, { limit, shares });
  const folded = leftOut.filter(({ because }) => because.kind === 'same-as');
  return {
    leftOut,
    chosen: chosen.map((one) => ({ ...one, item: aRow(rows.get(one.candidate.id)) })),
    newItems: chosen.filter(({ candidate }) => candidate.novelty === 'new').length,
    updatedItems: chosen.filter(({ candidate }) => candidate.novelty === 'updated').length,
    belowThreshold: ranking.belowThreshold,
    overLimit: ranking.passing.length - chosen.length - folded.length,
  };
}
