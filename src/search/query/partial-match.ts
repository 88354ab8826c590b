import type { Match, PhraseMatch, WordMatch } from '../../model/query.ts';
import type { WeighedTerms } from '../ranking/weigh-terms.ts';

/** Of more words, all of whose combinations would be too many, the heaviest are combined. */
const MOST_COMBINED = 6;
/** Of so few words, half by their number are as good as half by their weight. */
const FEW_WORDS = 4;
/** A little less than half, as weights are rounded. */
const HALF = 0.499;

/**
 * What items with some of the words have: every smallest set of words that makes up half of what all
 * weigh or, of a few, half of them; of alternatives, of each of them. What was excluded stays so.
 *
 * @param weighed - words that weigh nothing are passed over.
 * @returns null when the query asks for no more than one word.
 */
export function partialMatch(match: Match, weighed: WeighedTerms): Match | null {
  if (match.kind === 'or') {
    const parts = match.of.map((part) => partialMatch(part, weighed));
    const some = match.of.flatMap((part, n) => parts[n] ?? (part.kind === 'not' ? [] : [part]));
    return parts.every((part) => part === null) ? null : anyOf(some);
  }
  const parts = match.kind === 'and' ? match.of : [match];
  const wanted = parts.filter(isWanted);
  const [only, another] = wanted;
  const some =
    only !== undefined && another === undefined
      ? only.kind === 'or'
        ? partialMatch(only, weighed)
        : null
      : someOf(wanted, weighed);
  return some === null ? null : without(some, parts);
}

/**
 * What items with any of the words have, for where none has words that weigh half. What was excluded
 * stays so.
 *
 * @returns null as `partialMatch`.
 */
export function anyWordMatch(match: Match): Match | null {
  const found = anyLeaf(match);
  return found === null || leavesOf(match) < 2 ? null : found;
}

/** With what each part excludes where it stands: of `(solar -china) OR wind` no item about solar and China. */
function anyLeaf(part: Match): Match | null {
  if (part.kind !== 'and' && part.kind !== 'or') {
    return isWanted(part) ? part : null;
  }
  const wanted = part.of.map(anyLeaf).filter((one) => one !== null);
  if (wanted.length === 0) {
    return null;
  }
  return part.kind === 'and' ? without(anyOf(wanted), part.of) : anyOf(wanted);
}

function leavesOf(part: Match): number {
  return part.kind === 'and' || part.kind === 'or'
    ? part.of.reduce((sum, one) => sum + leavesOf(one), 0)
    : Number(isWanted(part));
}

function isWanted(part: Match): boolean {
  return part.kind === 'word' ? part.small !== true : part.kind !== 'not';
}

/** With all that the query excludes. */
function without(wanted: Match, parts: readonly Match[]): Match {
  const excluded = parts.filter(({ kind }) => kind === 'not');
  return excluded.length === 0 ? wanted : { kind: 'and', of: [wanted, ...excluded] };
}

function someOf(wanted: readonly Match[], weighed: WeighedTerms): Match | null {
  const heaviest = wanted
    .map((part) => ({ part, weight: weightOf(part, weighed) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, MOST_COMBINED);
  const sets = smallestSets(heaviest).filter((set) => set.length < wanted.length);
  return sets.length === 0 ? null : anyOf(sets.map(allOf));
}

/** Of alternatives, the heaviest. */
function weightOf(part: Match, weighed: WeighedTerms): number {
  switch (part.kind) {
    case 'word':
    case 'phrase':
      return leafWeight(part, weighed);
    case 'and':
      return part.of.reduce((sum, each) => sum + weightOf(each, weighed), 0);
    case 'or':
      return Math.max(0, ...part.of.map((each) => weightOf(each, weighed)));
    case 'not':
      return 0;
  }
}

function leafWeight(leaf: WordMatch | PhraseMatch, { terms, weights, sum }: WeighedTerms): number {
  const at = terms.findIndex(({ text, required }) => required && text === leaf.text);
  return (weights[at] ?? 0) / sum;
}

function allOf(parts: readonly Match[]): Match {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'and', of: parts };
}

function anyOf(parts: readonly Match[]): Match {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'or', of: parts };
}

interface WeighedPart {
  readonly part: Match;
  readonly weight: number;
}

/** Sets that are half of all, and no part of which is. */
function smallestSets(parts: readonly WeighedPart[]): readonly (readonly Match[])[] {
  const weigh = (set: readonly WeighedPart[]) => set.reduce((sum, { weight }) => sum + weight, 0);
  const half = weigh(parts) * HALF;
  const isEnough = (set: readonly WeighedPart[]) =>
    weigh(set) >= half || (parts.length <= FEW_WORDS && set.length * 2 >= parts.length);
  const sets: (readonly WeighedPart[])[] = [];
  for (let bits = 1; bits < 2 ** parts.length; bits += 1) {
    const set = parts.filter((_, n) => ((bits >> n) & 1) === 1);
    if (isEnough(set) && set.every((one) => !isEnough(set.filter((other) => other !== one)))) {
      sets.push(set);
    }
  }
  return sets.map((set) => set.map(({ part }) => part));
}
