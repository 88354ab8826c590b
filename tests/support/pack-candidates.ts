import {
  CANDIDATE_WORDS,
  type Candidates,
  type DigestCandidate,
} from '../../src/model/candidates.ts';
import { ITEM_KINDS } from '../../src/model/item.ts';
import { PackedIds } from '../../src/model/packed-ids.ts';

/** Candidates as the store gives them. */
export function packCandidates(list: readonly DigestCandidate[]): Candidates {
  const pages = [...new Map(list.map(({ page }) => [page.id, page])).values()];
  const column = (of: (candidate: DigestCandidate) => number) => new Float64Array(list.map(of));
  return {
    count: list.length,
    ids: PackedIds.parse(list.map(({ id }) => id).join('')),
    pages,
    page: column(({ page }) => pages.findIndex(({ id }) => id === page.id)),
    kind: column(({ kind }) => ITEM_KINDS.indexOf(kind)),
    relevancy: column(({ relevancy }) => relevancy ?? 0),
    isNew: column(({ novelty }) => Number(novelty === 'new')),
    arrivedAt: column(({ arrivedAt }) => arrivedAt),
    score: column(({ score }) => score),
    words: column(({ words }) => CANDIDATE_WORDS.indexOf(words)),
  };
}
