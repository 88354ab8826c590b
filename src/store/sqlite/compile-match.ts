import type { Match } from '../../model/query.ts';
import { hasWords, wordsOf } from './fold.ts';
import { frenchStems, markedStems } from './french-stems.ts';
import type { Parameters } from './parameters.ts';
import { prefixSpellings, spellings } from './spellings.ts';

/** Search asks for no more; what lies beyond is left out, as a long query could stop the process. */
const MOST_LEAVES = 16;
const LONGEST_WORD = 64;
const LONGEST_PHRASE = 256;

/** What must be in the text, for SQL. */
export interface CompiledMatch {
  /** A condition on `item.row`. */
  readonly condition: string;
  /** An FTS5 expression that has the same hits as the condition; null when FTS5 cannot say it. */
  readonly expression: string | null;
  /** What is looked for and not excluded, for score and matches; null when there is none. */
  readonly wanted: WantedText | null;
}

/** Any of the words and phrases that are looked for. */
export interface WantedText {
  /** An FTS5 expression. */
  readonly expression: string;
  /** The stems of each word or phrase, for texts in French. */
  readonly french: readonly (readonly string[])[];
}

/** Words of the index that start like this one; undefined when there are too many to name. */
export type ExpandPrefix = (prefix: string) => readonly string[] | undefined;

interface Text {
  readonly kind: 'text';
  readonly expression: string;
  /** Of each spelling. None for a prefix, which stands for words as they are written. */
  readonly french: readonly (readonly string[])[];
}

type Node =
  | Text
  | { readonly kind: 'and' | 'or'; readonly of: readonly Node[] }
  | { readonly kind: 'not'; readonly of: Node };

const NOTHING: CompiledMatch = { condition: 'FALSE', expression: null, wanted: null };

/**
 * Turns a match into SQL. Every leaf becomes a quoted FTS5 string in a bound
 * parameter. A leaf without a letter or digit, which no text could match, says
 * nothing; a match of nothing but such leaves finds nothing.
 */
export function compileMatch(
  match: Match,
  parameters: Parameters,
  expandPrefix: ExpandPrefix,
): CompiledMatch {
  const budget = { leaves: MOST_LEAVES };
  const node = toNode(match, budget, expandPrefix);
  if (node === undefined) {
    return NOTHING;
  }
  const wanted = wantedTexts(node, true);
  return {
    condition: toCondition(node, parameters),
    expression: toExpression(node) ?? null,
    wanted:
      wanted.length === 0
        ? null
        : {
            expression: wanted.map(({ expression }) => expression).join(' OR '),
            french: wanted.flatMap(({ french }) => french),
          },
  };
}

function toNode(
  match: Match,
  budget: { leaves: number },
  expandPrefix: ExpandPrefix,
): Node | undefined {
  if (match.kind === 'not') {
    const of = toNode(match.of, budget, expandPrefix);
    return of === undefined ? undefined : of.kind === 'not' ? of.of : { kind: 'not', of };
  }
  if (match.kind === 'and' || match.kind === 'or') {
    const of = match.of
      .map((part) => toNode(part, budget, expandPrefix))
      .filter((part) => part !== undefined);
    return of.length > 1 ? { kind: match.kind, of } : of[0];
  }
  if (budget.leaves === 0 || !hasWords(match.text)) {
    return undefined;
  }
  budget.leaves -= 1;
  if (match.kind === 'word' && match.prefix) {
    const starts = prefixSpellings(cut(match.text, LONGEST_WORD)).map((start) =>
      prefixExpression(start, expandPrefix),
    );
    return { kind: 'text', expression: `(${starts.join(' OR ')})`, french: [] };
  }
  return toText(cut(match.text, match.kind === 'word' ? LONGEST_WORD : LONGEST_PHRASE));
}

/** The text with English endings, or its French stems, in each of its spellings. */
function toText(text: string): Text {
  const texts = spellings(text);
  const french = texts.map(frenchStems).filter((stems) => stems.length > 0);
  const wanted = [...texts, ...french.map(markedStems)].map(quote);
  return { kind: 'text', expression: `(${wanted.join(' OR ')})`, french };
}

/**
 * The index holds stems, and `regulatio` is the start of a word but of no stem
 * (`regul`), so the words it may mean are looked up and asked for one by one.
 */
function prefixExpression(text: string, expandPrefix: ExpandPrefix): string {
  const words = wordsOf(text);
  const start = words.slice(0, -1).join(' ');
  const endings = expandPrefix(words.at(-1) ?? '');
  if (endings === undefined || endings.length === 0) {
    return `${quote(text)} *`;
  }
  return `(${endings.map((ending) => quote(`${start} ${ending}`)).join(' OR ')})`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
}

function cut(text: string, length: number): string {
  return Array.from(text).slice(0, length).join('');
}

/** As one FTS5 expression; undefined when there is nothing but negations at some place. */
function toExpression(node: Node): string | undefined {
  if (node.kind === 'text') {
    return node.expression;
  }
  if (node.kind === 'not') {
    return undefined;
  }
  if (node.kind === 'or') {
    const parts = node.of.map(toExpression);
    return parts.includes(undefined) ? undefined : `(${parts.join(' OR ')})`;
  }
  const wanted = node.of.flatMap((part) => (part.kind === 'not' ? [] : [toExpression(part)]));
  const unwanted = node.of.flatMap((part) => (part.kind === 'not' ? [toExpression(part.of)] : []));
  if (wanted.length === 0 || wanted.includes(undefined) || unwanted.includes(undefined)) {
    return undefined;
  }
  const all = `(${wanted.join(' AND ')})`;
  return unwanted.length === 0 ? all : `(${all} NOT (${unwanted.join(' OR ')}))`;
}

function toCondition(node: Node, parameters: Parameters): string {
  const expression = toExpression(node);
  if (expression !== undefined) {
    const bound = parameters.bind(expression);
    return `item.row IN (SELECT rowid FROM item_fts WHERE item_fts MATCH ${bound})`;
  }
  if (node.kind === 'not') {
    return `NOT (${toCondition(node.of, parameters)})`;
  }
  if (node.kind === 'text') {
    return 'FALSE';
  }
  const parts = node.of.map((part) => toCondition(part, parameters));
  return `(${parts.join(node.kind === 'and' ? ' AND ' : ' OR ')})`;
}

function wantedTexts(node: Node, isWanted: boolean): readonly Text[] {
  if (node.kind === 'text') {
    return isWanted ? [node] : [];
  }
  if (node.kind === 'not') {
    return wantedTexts(node.of, !isWanted);
  }
  return node.of.flatMap((part) => wantedTexts(part, isWanted));
}
