import type { Match, PhraseMatch, WordMatch } from '../../model/query.ts';
import { isSmallInFrench, isSmallWord, tellsFrench } from '../../model/text/small-words.ts';
import { textWords } from '../../model/text/text-words.ts';
import { type Token, tokenize } from './tokenize.ts';

/** French words that stand before another without a blank: `l'IA`, `d’IA`, `qu'elle`. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=[^\p{L}\p{N}]*[\p{L}\p{N}])/iu;
const POSSESSIVE = /(?<=\p{L})['’ʼ]s$/iu;

/** Words, OR and parentheses as one tree; filters stand beside it and hold for the whole query. */
export interface MatchOutcome {
  /** Null when no token holds a letter or digit. */
  readonly match: Match | null;
  /** The first filter that is all of an alternative of OR, or stands in an excluded group. */
  readonly misplacedFilter: string | null;
}

/**
 * Builds the tree of balanced tokens. Words side by side must all match and
 * bind more closely than OR: `a b OR c` asks for a and b, or else for c. What
 * is excluded beside other words is excluded from all alternatives:
 * `a OR b -c` never finds a c.
 */
export function parseMatch(tokens: readonly Token[]): MatchOutcome {
  const reader = createReader(tokens);
  const match = reader.group('wanted');
  return { match, misplacedFilter: reader.misplacedFilter() };
}

/** What stands between two ORs. */
interface Alternative {
  readonly wanted: readonly Match[];
  readonly excluded: readonly Match[];
  readonly filter: string | null;
}

/** Whether a group is asked for, or stands within one that is excluded. */
type Side = 'wanted' | 'excluded';

function createReader(tokens: readonly Token[]) {
  const isFrench = tokens.some(
    (token) => token.kind === 'word' && (tellsFrench(token.text) || ELIDED.test(token.text)),
  );
  let position = 0;
  let misplacedFilter: string | null = null;

  const group = (side: Side): Match | null => {
    const alternatives = [alternative(side)];
    while (tokens[position]?.kind === 'or') {
      position += 1;
      alternatives.push(alternative(side));
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

  const alternative = (side: Side): Alternative => {
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
        misplacedFilter ??= side === 'excluded' ? token.part : null;
      } else if (token.kind !== 'and' && token.kind !== 'near-filter') {
        const match =
          token.kind === 'open' ? group(token.negated ? 'excluded' : side) : leaf(token);
        position += token.kind === 'open' ? 1 : 0;
        if (match !== null) {
          (token.negated ? excluded : wanted).push(isFrench ? asInFrench(match) : match);
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

/** The words and phrases of a tree, excluded ones too; a hyphenated word is one. */
export function leavesOf(match: Match | null): readonly (WordMatch | PhraseMatch)[] {
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

function leaf({ kind, text, exact }: Extract<Token, { readonly kind: 'word' | 'phrase' }>) {
  const prefix = kind === 'word' && /[\p{L}\p{N}\p{M}]\*+$/u.test(text);
  const said = kind === 'phrase' || exact ? trimmed(text) : bare(text);
  if (said === null) {
    return null;
  }
  if ((kind === 'phrase' || exact) && said.words > 1 && !prefix) {
    return { kind: 'phrase', text: said.text } as const;
  }
  return wordMatch(said.text, prefix, exact || kind === 'phrase');
}

function wordMatch(text: string, prefix: boolean, exact: boolean): Match {
  // Written out again, it would be read as something else.
  if (text.includes(' ') || (!exact && isSyntax(text))) {
    return textWords(text).length > 1
      ? { kind: 'phrase', text }
      : { kind: 'word', text, prefix: false, exact: true };
  }
  return {
    kind: 'word',
    text,
    prefix,
    ...(exact && !prefix ? { exact } : {}),
    ...(!exact && !prefix && isSmallWord(text) ? { small: true } : {}),
  };
}

function asInFrench(match: Match): Match {
  const isPlain = match.kind === 'word' && !match.prefix && match.exact !== true;
  return isPlain && isSmallInFrench(match.text) ? { ...match, small: true } : match;
}

function isSyntax(text: string): boolean {
  const [first] = tokenize(text);
  return first?.kind !== 'word' || first.exact || /^(?:OR|AND|NOT)$/.test(text);
}

/** A word without what grammar adds to it: `l’IA`, `China's`. */
function bare(text: string): ReturnType<typeof trimmed> {
  const said = trimmed(text);
  const shorter = said?.text.replace(ELIDED, '').replace(POSSESSIVE, '');
  return said === null || shorter === undefined || shorter === said.text ? said : bare(shorter);
}

/** A text without the punctuation around its words; null when it holds none. */
function trimmed(text: string): { readonly text: string; readonly words: number } | null {
  const words = textWords(text);
  const [first, last] = [words[0], words.at(-1)];
  return first === undefined || last === undefined
    ? null
    : { text: text.slice(first.start, last.end), words: words.length };
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
