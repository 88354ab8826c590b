import type { Match, PhraseMatch, WordMatch } from '../../../model/query.ts';
import { LONGEST_SPELLED_OUT } from '../../../model/text/abbreviations.ts';
import { STRONG, type Term, type TermForm } from '../../../model/text/term.ts';
import { wordsOf } from '../../../model/text/text-words.ts';
import type { TermForms } from '../words/term-forms.ts';

/** Search asks for no more; beyond lies what stops a process: 2,000 terms near each other took 11 s. */
const MOST_LEAVES = 16;
/** Parts whose neighbours are looked at: so many with their small words are no question any more. */
const MOST_JOINED = 64;
/** Of a term; no text has a longer word that anybody would look for. */
const LONGEST_TEXT = 256;

/** What must be in the text, as a tree of terms; every leaf has forms. */
export type MatchNode =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'and' | 'or'; readonly of: readonly MatchNode[] }
  | { readonly kind: 'not'; readonly of: MatchNode };

export interface ReadMatch {
  /** Undefined when no leaf holds a word: then nothing is found. */
  readonly node: MatchNode | undefined;
  /** Those that are looked for and not excluded, in the order of the query, small ones too. */
  readonly terms: readonly Term[];
}

type Leaf = WordMatch | PhraseMatch;

/** What the query says of the words in a part of it: to be found, or behind an odd number of NOTs. */
export type Sense = 'wanted' | 'excluded';

export const OPPOSITE: Readonly<Record<Sense, Sense>> = { wanted: 'excluded', excluded: 'wanted' };

/** Looks up the words of a match. A leaf without a letter or digit, which no text has, says nothing. */
export function readMatch(match: Match, termForms: TermForms): ReadMatch {
  const terms: Term[] = [];
  /** Leaves that come again, as in combinations of a few words, are one. */
  const known = new Map<string, Term>();
  let budget = MOST_LEAVES;

  const leaf = (one: Leaf, sense: Sense, extra: readonly TermForm[]): Term | undefined => {
    const key = JSON.stringify([one, sense, extra.map(({ words }) => words)]);
    const before = known.get(key);
    if (before !== undefined) {
      return before;
    }
    if (budget === 0) {
      return undefined;
    }
    budget -= one.kind === 'word' && one.small === true ? 0 : 1;
    const text = Array.from(one.text).slice(0, LONGEST_TEXT).join('');
    const term = termForms.of({ ...one, text });
    if (term.forms.length === 0) {
      return undefined;
    }
    const whole = { ...term, forms: [...term.forms, ...extra] };
    if (sense === 'wanted') {
      terms.push(whole);
    }
    known.set(key, whole);
    return whole;
  };

  const read = (part: Match, sense: Sense): MatchNode | undefined => {
    switch (part.kind) {
      case 'not': {
        const of = read(part.of, OPPOSITE[sense]);
        return of === undefined ? undefined : of.kind === 'not' ? of.of : { kind: 'not', of };
      }
      case 'and':
      case 'or':
        return several(part.kind, part.of, sense);
      case 'word':
      case 'phrase': {
        const term = leaf(part, sense, []);
        return term === undefined ? undefined : { kind: 'term', term };
      }
    }
  };

  const several = (kind: 'and' | 'or', parts: readonly Match[], sense: Sense) => {
    const isOptional = parts.some((part) => !isSmall(part) && hasWords(part));
    const extras = kind === 'and' ? joinedForms(parts, termForms) : [];
    const of = parts.flatMap((part, at): MatchNode[] => {
      if (kind === 'and' && isOptional && isSmall(part)) {
        // Not required, and no cost to a long question; it tells which words are neighbours.
        leaf(part, sense, []);
        return [];
      }
      const extra = extras[at] ?? [];
      if (extra.length > 0 && isPlainWord(part)) {
        const term = leaf(part, sense, extra);
        return term === undefined ? [] : [{ kind: 'term', term }];
      }
      const node = read(part, sense);
      return node === undefined ? [] : [node];
    });
    return of.length > 1 ? { kind, of } : of[0];
  };

  const node = read(match, 'wanted');
  return { node, terms };
}

/**
 * `data base` may be `database`, and `artificial intelligence` `AI`: what stands for several
 * neighbours stands for each of them.
 *
 * @returns for each of the parts; none for those that are no word by itself.
 */
function joinedForms(
  parts: readonly Match[],
  termForms: TermForms,
): readonly (readonly TermForm[])[] {
  const found: TermForm[][] = parts.map(() => []);
  const ends = Math.min(parts.length, MOST_JOINED);
  for (let first = 0; first < ends; first += 1) {
    for (let last = first + 1; last < Math.min(ends, first + LONGEST_SPELLED_OUT); last += 1) {
      const neighbours = parts.slice(first, last + 1).filter(isTypedWord);
      if (neighbours.length < last - first + 1) {
        break;
      }
      if (isPlainWord(parts[first]) && isPlainWord(parts[last])) {
        const forms = termForms.joined(neighbours);
        for (const ofOne of forms.length === 0 ? [] : found.slice(first, last + 1)) {
          ofOne.push(...forms);
        }
      }
    }
  }
  return found;
}

function isPlainWord(part: Match | undefined): part is WordMatch {
  return part !== undefined && isTypedWord(part) && part.small !== true;
}

function isTypedWord(part: Match): part is WordMatch {
  return part.kind === 'word' && !part.prefix && part.exact !== true;
}

function isSmall(part: Match): part is WordMatch {
  return part.kind === 'word' && part.small === true;
}

function hasWords(part: Match): boolean {
  return part.kind === 'word' || part.kind === 'phrase'
    ? wordsOf(part.text).length > 0
    : part.kind !== 'not';
}

/** Which of a term's forms count, and in which columns they have to stand. */
export interface Reach {
  readonly strongOnly: boolean;
  /** An FTS5 column filter, `{name} : `; empty for all columns. */
  readonly columns: string;
}

export const ANYWHERE: Reach = { strongOnly: false, columns: '' };

/**
 * As one FTS5 expression; undefined when there is nothing but negations at some place. Excluded
 * words are excluded wherever they stand, but never for a mere stem.
 */
export function toExpression(node: MatchNode, reach: Reach): string | undefined {
  switch (node.kind) {
    case 'term':
      return termExpression(node.term, reach);
    case 'not':
      return undefined;
    case 'or': {
      const parts = node.of.map((part) => toExpression(part, reach));
      return parts.includes(undefined) ? undefined : `(${parts.join(' OR ')})`;
    }
    case 'and': {
      const wanted = node.of.flatMap((part) =>
        part.kind === 'not' ? [] : [toExpression(part, reach)],
      );
      const unwanted = node.of.flatMap((part) =>
        part.kind === 'not' ? [toExpression(part.of, EXCLUDED)] : [],
      );
      if (wanted.length === 0 || wanted.includes(undefined) || unwanted.includes(undefined)) {
        return undefined;
      }
      const all = `(${wanted.join(' AND ')})`;
      return unwanted.length === 0 ? all : `(${all} NOT (${unwanted.join(' OR ')}))`;
    }
  }
}

const EXCLUDED: Reach = { strongOnly: true, columns: '' };

/** Any of the words that are looked for; undefined when all are excluded. */
export function wantedExpression(terms: readonly Term[], reach: Reach): string | undefined {
  const required = terms.filter(({ required: isRequired }) => isRequired);
  return required.length === 0
    ? undefined
    : required.map((term) => termExpression(term, reach)).join(' OR ');
}

/** Both indexes keep there what texts write otherwise. */
const AS_TYPED = '- {joined} : ';

function termExpression({ forms, exact }: Term, { strongOnly, columns }: Reach): string {
  const counting = strongOnly ? forms.filter(({ strength }) => strength > STRONG) : forms;
  const texts = counting.map(({ words, open }) => `"${words.join(' ')}"${open ? ' *' : ''}`);
  return `${columns}(${exact === true ? AS_TYPED : ''}(${texts.join(' OR ')}))`;
}

/** What a term says as an expression, where it is looked for alone; excluded words never for a mere stem. */
export function leafExpression(term: Term, sense: Sense): string {
  return termExpression(term, sense === 'wanted' ? ANYWHERE : EXCLUDED);
}

/** What a whole query excludes, as an expression over summaries; undefined when it excludes nothing. */
export function excludedExpression(node: MatchNode): string | undefined {
  const parts = node.kind === 'and' ? node.of : [node];
  const excluded = parts.flatMap((part) =>
    part.kind === 'not' ? [toExpression(part.of, EXCLUDED)] : [],
  );
  const sayable = excluded.filter((part) => part !== undefined);
  return sayable.length === 0 ? undefined : sayable.join(' OR ');
}
