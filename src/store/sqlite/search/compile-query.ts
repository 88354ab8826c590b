import { ITEM_KINDS, type ItemKind } from '../../../model/item.ts';
import type { FacetFilter, Query, RelevancyFilter, TitleFilter } from '../../../model/query.ts';
import type { Term } from '../../../model/text/term.ts';
import { foldValue } from '../fold.ts';
import { createParameters, type Parameters } from '../parameters.ts';
import type { TermForms } from '../words/term-forms.ts';
import {
  ANYWHERE,
  excludedExpression,
  type MatchNode,
  readMatch,
  toExpression,
  wantedExpression,
} from './compile-match.ts';
import { reviewConditions } from './compile-review.ts';

/** A query as parts of statements over `item_key AS k`, the items that are there. */
export interface CompiledQuery {
  readonly parameters: Parameters;
  /** Which tables are asked; null for all. */
  readonly kinds: readonly ItemKind[] | null;
  /** Conditions on `k`, all of which must hold beside the words and the kinds. */
  readonly filters: readonly string[];
  readonly text: CompiledText;
  /** What is looked for and not excluded. */
  readonly terms: readonly Term[];
}

export type CompiledText =
  /** The query has no words. */
  | { readonly kind: 'anything' }
  /** It has, but none that a text could have. */
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'words';
      readonly node: MatchNode;
      /** FTS5 expressions from the narrowest to the widest; undefined where FTS5 cannot say the query. */
      readonly tiers: Tiers | undefined;
      /** Any of the wanted words; undefined when all are excluded. */
      readonly wanted: string | undefined;
    };

export interface Tiers {
  /** The best places for the words, one after the other, none for its stem alone. */
  readonly best: readonly string[];
  /** All words anywhere, none for its stem alone. */
  readonly strong: string;
  /** All words in the item's own texts, in any form. */
  readonly own: string;
  /** All words in name and description, and one of them in the name. */
  readonly inName: string;
  /** All that the query finds. */
  readonly full: string;
}

const OWN_TEXTS = '{name text more joined}';

/** In which columns all words shall stand: in each of these. */
const OF_ONE_WORD: readonly (readonly string[])[] = [
  ['{name}', '{text}'],
  ['{name}'],
  ['{name text}'],
  [OWN_TEXTS],
];
/** Several words seldom stand all in both. */
const OF_SEVERAL = [['{name}']];

/** @param kinds - null asks for items of every kind, whatever the query says. */
export function compileQuery(
  query: Query,
  kinds: readonly ItemKind[] | null,
  termForms: TermForms,
): CompiledQuery {
  const parameters = createParameters();
  const { bind } = parameters;
  const { text, terms } = compileText(query, termForms);
  const asked = kinds === null ? null : (query.kinds ?? kinds);
  const isAll = asked === null || ITEM_KINDS.every((kind) => asked.includes(kind));
  const excluded = text.kind === 'words' ? excludedExpression(text.node) : undefined;
  const filters = [
    ...(excluded === undefined
      ? []
      : [`k.page_row NOT IN (SELECT rowid FROM page_fts WHERE page_fts MATCH ${bind(excluded)})`]),
    ...(query.relevancy === null ? [] : [relevancyCondition(query.relevancy, parameters)]),
    ...query.facets.map((filter) => facetCondition(filter, parameters)),
    ...query.titles.map((filter) => titleCondition(filter, parameters, termForms)),
    ...query.languages.map(
      ({ language, negated }) => `k.language ${negated ? '<>' : '='} ${bind(language)}`,
    ),
    ...reviewConditions(query.reviews, parameters),
    ...(query.since === null ? [] : [`k.page_date >= ${bind(query.since)}`]),
    ...(query.until === null
      ? []
      : // An undated page, whose date is empty, is no older one.
        [`k.page_date <= ${bind(query.until)} AND k.page_date <> ''`]),
  ];
  return { parameters, kinds: isAll ? null : asked, filters, text, terms };
}

function compileText(
  { match }: Query,
  termForms: TermForms,
): { readonly text: CompiledText; readonly terms: readonly Term[] } {
  if (match === null) {
    return { text: { kind: 'anything' }, terms: [] };
  }
  const { node, terms } = readMatch(match, termForms);
  if (node === undefined) {
    return { text: { kind: 'nothing' }, terms: [] };
  }
  const wanted = wantedExpression(terms, ANYWHERE);
  return {
    text: { kind: 'words', node, tiers: tiersOf(node, terms), wanted },
    terms,
  };
}

function tiersOf(node: MatchNode, terms: readonly Term[]): Tiers | undefined {
  const full = toExpression(node, ANYWHERE);
  const strong = toExpression(node, { strongOnly: true, columns: '' });
  const positive = withoutExclusions(node);
  if (full === undefined || strong === undefined) {
    return undefined;
  }
  const excluded = excludedExpression(node);
  const saidIn = (places: readonly string[], forms: 'all forms' | 'strong forms') => {
    const strongOnly = forms === 'strong forms';
    const parts = places.flatMap(
      (columns) => toExpression(positive, { strongOnly, columns: `${columns} : ` }) ?? [],
    );
    const all = parts.join(' AND ');
    return excluded === undefined ? all : `((${all}) NOT (${excluded}))`;
  };
  const inName = wantedExpression(terms, { strongOnly: true, columns: '{name} : ' });
  const places = positive.kind === 'term' ? OF_ONE_WORD : OF_SEVERAL;
  return {
    full,
    strong,
    own: saidIn([OWN_TEXTS], 'all forms'),
    inName: `(${saidIn(['{name text}'], 'strong forms')}) AND (${inName ?? full})`,
    best: places.map((one) => saidIn(one, 'strong forms')),
  };
}

/** Excluded words are excluded from all columns, so a filter of columns is for the others only. */
function withoutExclusions(node: MatchNode): MatchNode {
  if (node.kind !== 'and' && node.kind !== 'or') {
    return node;
  }
  const of = node.of.filter(({ kind }) => kind !== 'not').map(withoutExclusions);
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { kind: node.kind, of };
}

function relevancyCondition(filter: RelevancyFilter, { bind }: Parameters): string {
  switch (filter.kind) {
    case 'floor':
      return `coalesce(k.relevancy, k.mean) >= ${bind(filter.min)}`;
    case 'range':
      return `k.relevancy BETWEEN ${bind(filter.min)} AND ${bind(filter.max)}`;
    case 'unrated':
      return 'k.relevancy IS NULL';
  }
}

function facetCondition({ facet, value, negated }: FacetFilter, { bind }: Parameters): string {
  const folded = bind(foldValue(value));
  const pages = `SELECT page_row FROM facet_value JOIN page_facet USING (value_row)
    WHERE facet = ${bind(facet)} AND ${facet === 'source' ? sourceCondition(folded) : `folded = ${folded}`}`;
  return `k.page_row ${negated ? 'NOT IN' : 'IN'} (${pages})`;
}

/** A source stands for its subdomains too: `bbc.com` for `news.bbc.com`. */
export function sourceCondition(folded: string): string {
  return `(folded = ${folded} OR substr(folded, -length(${folded}) - 1) = '.' || ${folded})`;
}

function titleCondition(
  { text, negated }: TitleFilter,
  { bind }: Parameters,
  termForms: TermForms,
): string {
  const term = termForms.of({ kind: 'word', text, prefix: false });
  if (term.forms.length === 0) {
    return 'FALSE';
  }
  const expression = toExpression(
    { kind: 'term', term },
    { strongOnly: true, columns: '{title} : ' },
  );
  return `k.row ${negated ? 'NOT IN' : 'IN'} (
    SELECT rowid FROM item_fts WHERE item_fts MATCH ${bind(expression ?? '')})`;
}
