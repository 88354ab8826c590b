import type { Match } from '../../model/query.ts';
import type { Token } from './tokenize.ts';

const SEPARATORS = /[^\p{L}\p{N}\p{M}\p{Co}]+/u;

/** Words, OR and parentheses as one tree; filters stand beside it and hold for the whole query. */
export interface MatchOutcome {
  /** Null when no token holds a letter or digit. */
  readonly match: Match | null;
  /** The first filter that is all of an alternative of OR, or stands in an excluded group. */
  readonly misplacedFilter: string | null;
}

/** The parts of a text that hold letters or digits, as the index cuts it. */
export function wordsOf(text: string): readonly string[] {
  return text.split(SEPARATORS).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/**
 * Builds the tree of balanced tokens. Words side by side must all match and
 * bind more closely than OR: `a b OR c` asks for a and b, or else for c. What
 * is excluded beside other words is excluded from all alternatives:
 * `a OR b -c` never finds a c.
 */
export function parseMatch(tokens: readonly Token[]): MatchOutcome {
  const reader = createReader(tokens);
  const match = reader.group(false);
  return { match, misplacedFilter: reader.misplacedFilter() };
}

/** What stands between two ORs. */
interface Alternative {
  readonly wanted: readonly Match[];
  readonly excluded: readonly Match[];
  readonly filter: string | null;
}

function createReader(tokens: readonly Token[]) {
  let position = 0;
  let misplacedFilter: string | null = null;

  const group = (isExcluded: boolean): Match | null => {
    const alternatives = [alternative(isExcluded)];
    while (tokens[position]?.kind === 'or') {
      position += 1;
      alternatives.push(alternative(isExcluded));
    }
    const said = alternatives.filter(
      ({ wanted, excluded, filter }) => wanted.length + excluded.length > 0 || filter !== null,
    );
    if (said.length > 1) {
      const lone = said.find(({ wanted, excluded }) => wanted.length + excluded.length === 0);
      misplacedFilter ??= lone?.filter ?? null;
    }
    return combined(said);
  };

  const alternative = (isExcluded: boolean): Alternative => {
    const wanted: Match[] = [];
    const excluded: Match[] = [];
    let filter: string | null = null;
    for (let token = tokens[position]; token !== undefined; token = tokens[position]) {
      if (token.kind === 'or' || token.kind === 'close') {
        break;
      }
      position += 1;
      if (token.kind === 'filter') {
        filter ??= token.part;
        misplacedFilter ??= isExcluded ? token.part : null;
      } else if (token.kind !== 'and') {
        const match =
          token.kind === 'open' ? group(isExcluded || token.negated) : leaf(token.kind, token.text);
        position += token.kind === 'open' ? 1 : 0;
        if (match !== null) {
          (token.negated ? excluded : wanted).push(match);
        }
      }
    }
    return { wanted, excluded, filter };
  };

  return { group, misplacedFilter: () => misplacedFilter };
}

function combined(alternatives: readonly Alternative[]): Match | null {
  const everywhere = alternatives.flatMap(({ wanted, excluded }) =>
    wanted.length > 0 ? excluded.map(not) : [],
  );
  const branches = alternatives.flatMap(({ wanted, excluded }) => {
    const branch = joined('and', wanted.length > 0 ? wanted : excluded.map(not));
    return branch === null ? [] : [branch];
  });
  const either = joined('or', branches);
  return joined('and', [...(either === null ? [] : [either]), ...everywhere]);
}

function not(match: Match): Match {
  return match.kind === 'not' ? match.of : { kind: 'not', of: match };
}

export type Term = Extract<Match, { readonly kind: 'word' } | { readonly kind: 'phrase' }>;

/** The words and phrases of a tree, excluded ones too; a hyphenated word is one. */
export function leavesOf(match: Match | null): readonly Term[] {
  if (match === null) {
    return [];
  }
  switch (match.kind) {
    case 'word':
    case 'phrase':
      return [match];
    case 'not':
      return leavesOf(match.of);
    case 'and':
    case 'or':
      return match.of.flatMap(leavesOf);
  }
}

function leaf(kind: 'word' | 'phrase', text: string): Match | null {
  const words = wordsOf(text);
  const last = words.at(-1);
  if (last === undefined) {
    return null;
  }
  const prefix = kind === 'word' && /[\p{L}\p{N}\p{M}\p{Co}]\*+$/u.test(text);
  if (!prefix) {
    return phrase(words);
  }
  const start = words.slice(0, -1);
  return joined('and', [
    ...(start.length === 0 ? [] : [phrase(start)]),
    { kind: 'word', text: last, prefix },
  ]);
}

function phrase(words: readonly string[]): Match {
  return words.length === 1
    ? { kind: 'word', text: words.join(''), prefix: false }
    : { kind: 'phrase', text: words.join(' ') };
}

function joined(kind: 'and' | 'or', parts: readonly Match[]): Match | null {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  const ordered = kind === 'or' ? flat : [...flat.filter(isWanted), ...flat.filter(isExcluded)];
  return ordered.length > 1 ? { kind, of: ordered } : (ordered[0] ?? null);
}

function isExcluded(match: Match): boolean {
  return match.kind === 'not';
}

function isWanted(match: Match): boolean {
  return !isExcluded(match);
}
