import { ITEM_KINDS, type ItemId, type ItemKind } from './item.ts';
import { idsAt, idsBetween, type PackedIds } from './packed-ids.ts';
import type { PageId } from './page-id.ts';

/** An item that a digest may post, as far as choosing needs it. */
export interface DigestCandidate {
  readonly id: ItemId;
  readonly kind: ItemKind;
  readonly relevancy: number | null;
  readonly novelty: 'new' | 'updated';
  /** When it came, or its row changed: UTC milliseconds. */
  readonly arrivedAt: number;
  /** Search score within the candidates, 0 to 1; 0 when the query has no words. */
  readonly score: number;
  /** Where the query's words stand: in the row itself, or only in its page's labels. */
  readonly words: (typeof CANDIDATE_WORDS)[number];
  /** The same object for all items of a page. */
  readonly page: CandidatePage;
}

export interface CandidatePage {
  readonly id: PageId;
  readonly themes: readonly string[];
  readonly pageDate: string | null;
  readonly meanRelevancy: number | null;
  /** It was there when the archive was first indexed. */
  readonly isBaseline: boolean;
}

/** A candidate's `words`, in the order in which columns count them. */
export const CANDIDATE_WORDS = ['none', 'label', 'own'] as const;

/**
 * Items that a digest may post, those of a page in its order. The n-th of each column is the n-th
 * item. As 77,000
 * objects they took 0.5 s to come from the thread that reads them; so they take 5 ms. All columns are
 * of one type, as reading from arrays of several types in one place is slow: ranking took thrice as long.
 */
export interface Candidates {
  readonly count: number;
  readonly ids: PackedIds;
  readonly pages: readonly CandidatePage[];
  /** Which of `pages`. */
  readonly page: Float64Array;
  /** Which of ITEM_KINDS. */
  readonly kind: Float64Array;
  /** 0 where a row is unrated. */
  readonly relevancy: Float64Array;
  readonly isNew: Float64Array;
  readonly arrivedAt: Float64Array;
  readonly score: Float64Array;
  /** Which of CANDIDATE_WORDS. */
  readonly words: Float64Array;
}

/** Of a column, which has a number at each of its places. */
export const numberAt = (column: Float64Array, n: number): number => column[n] ?? 0;

/** The n-th as an object. @throws RangeError where there is none. */
export function candidateAt(candidates: Candidates, n: number): DigestCandidate {
  const page = candidates.pages[numberAt(candidates.page, n)];
  const kind = ITEM_KINDS[numberAt(candidates.kind, n)];
  const words = CANDIDATE_WORDS[numberAt(candidates.words, n)];
  const [id] = idsBetween(candidates.ids, n, n + 1);
  if (page === undefined || kind === undefined || words === undefined || id === undefined) {
    throw new RangeError(`There is no candidate ${n} of ${candidates.count}.`);
  }
  return {
    id,
    kind,
    relevancy: numberAt(candidates.relevancy, n) || null,
    novelty: numberAt(candidates.isNew, n) === 1 ? 'new' : 'updated',
    arrivedAt: numberAt(candidates.arrivedAt, n),
    score: numberAt(candidates.score, n),
    words,
    page,
  };
}

/** Those at these places of the columns, in this order. */
export function pickCandidates(candidates: Candidates, places: readonly number[]): Candidates {
  const { page, kind, relevancy, isNew, arrivedAt, score, words } = candidates;
  const of = (column: Float64Array) => new Float64Array(places.map((n) => numberAt(column, n)));
  return {
    count: places.length,
    ids: idsAt(candidates.ids, places),
    pages: candidates.pages,
    page: of(page),
    kind: of(kind),
    relevancy: of(relevancy),
    isNew: of(isNew),
    arrivedAt: of(arrivedAt),
    score: of(score),
    words: of(words),
  };
}
