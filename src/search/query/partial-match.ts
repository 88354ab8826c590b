import type { Match, PhraseMatch, WordMatch } from '../../model/query.ts';
import type { WeighedTerms } from '../ranking/weigh-terms.ts';

type Leaf = WordMatch | PhraseMatch;

/** Of more words, all of whose combinations would be too many, the heaviest are combined. */
const MOST_COMBINED = 6;
/** A little less than half, as weights are rounded. */
const HALF = 0.499;

/**
 * What items with some of the words have: every smallest set of words that makes up half of what all
 * weigh. What was excluded stays so.
 *
 * @returns null when the query asks for no more than one word, or in alternatives.
 */
export function partialMatch(match: Match, { terms, weights, sum }: WeighedTerms): Match | null {
  const parts = match.kind === 'and' ? match.of : [match];
  const wanted = parts.filter(isWantedLeaf);
  const excluded = parts.filter(({ kind }) => kind === 'not');
  if (wanted.length < 2 || parts.some((part) => part.kind === 'or')) {
    return null;
  }
  const weightOf = (leaf: Leaf) => {
    const at = terms.findIndex(({ text, required }) => required && text === leaf.text);
    return (weights[at] ?? 0) / sum;
  };
  const heaviest = wanted
    .map((leaf) => ({ leaf, weight: weightOf(leaf) }))
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, MOST_COMBINED);
  const sets = smallestSets(heaviest).filter((set) => set.length < wanted.length);
  const some = sets.map((set): Match => all(set));
  const [only] = some;
  if (only === undefined) {
    return null;
  }
  const any: Match = some.length === 1 ? only : { kind: 'or', of: some };
  return excluded.length === 0 ? any : { kind: 'and', of: [any, ...excluded] };
}

/**
 * What items with any of the words have, for where none has words that weigh half. What was excluded
 * stays so.
 *
 * @returns null as `partialMatch`.
 */
export function anyWordMatch(match: Match): Match | null {
  const parts = match.kind === 'and' ? match.of : [match];
  const wanted = parts.filter(isWantedLeaf);
  const excluded = parts.filter(({ kind }) => kind === 'not');
  if (wanted.length < 2 || parts.some((part) => part.kind === 'or')) {
    return null;
  }
  const any: Match = { kind: 'or', of: wanted };
  return excluded.length === 0 ? any : { kind: 'and', of: [any, ...excluded] };
}

function isWantedLeaf(part: Match): part is Leaf {
  return part.kind === 'phrase' || (part.kind === 'word' && part.small !== true);
}

function all(leaves: readonly Leaf[]): Match {
  const [only] = leaves;
  return leaves.length === 1 && only !== undefined ? only : { kind: 'and', of: leaves };
}

interface WeighedLeaf {
  readonly leaf: Leaf;
  readonly weight: number;
}

/** Sets that weigh half, and no part of which does. */
function smallestSets(leaves: readonly WeighedLeaf[]): readonly (readonly Leaf[])[] {
  const sets: (readonly WeighedLeaf[])[] = [];
  const weigh = (set: readonly WeighedLeaf[]) => set.reduce((sum, { weight }) => sum + weight, 0);
  const half = weigh(leaves) * HALF;
  for (let bits = 1; bits < 2 ** leaves.length; bits += 1) {
    const set = leaves.filter((_, n) => ((bits >> n) & 1) === 1);
    const isEnough = weigh(set) >= half;
    if (isEnough && set.every((one) => weigh(set.filter((other) => other !== one)) < half)) {
      sets.push(set);
    }
  }
  return sets.map((set) => set.map(({ leaf }) => leaf));
}
