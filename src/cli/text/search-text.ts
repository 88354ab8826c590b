import type { Hit, HitPage } from '../../model/hit.ts';
import type { ItemKind } from '../../model/item.ts';
import type { Query } from '../../model/query.ts';
import { countOf } from '../../model/text/kind-words.ts';
import type { Nothing } from '../../search/outcome.ts';
import { loneDashNote } from '../../search/query/lone-dash.ts';
import { queryWords } from '../../search/query/query-words.ts';
import { hitText } from './hit-text.ts';
import { reasonLines } from './reason-text.ts';
import { type Paint, plain } from './terminal-text.ts';

/** How a result is shown to a person. */
export interface ShownResult {
  readonly query: Query;
  readonly kinds: readonly ItemKind[];
  readonly found: HitPage;
  readonly offset: number;
  /** Whether each hit tells why it is there. */
  readonly explain: boolean;
}

/** A header, the hits, and below a line of its own those with some of the words. */
export function resultText(shown: ShownResult, paint: Paint): string {
  const { query, kinds, found, offset } = shown;
  const asked = queryWords(query);
  const window =
    found.hits.length === 0 ? 'no more' : `${offset + 1}–${offset + found.hits.length}`;
  const header = [
    `${countOf(kinds, found.total)}${asked === '' ? '' : ` for ${asked}`}`,
    ...(query.relevancy?.kind === 'floor'
      ? [`${found.rated} rated, ${found.inherited} inherited`]
      : []),
    window,
  ].join(' · ');
  return [
    paint('bold', plain(header)),
    ...leftOutLine(found.leftOut, paint),
    ...dashLine(query.text, paint),
    '',
    cards(found.hits, offset, shown.explain, paint),
    ...partialCards(found.partial, offset + found.hits.length, shown.explain, paint),
  ].join('\n');
}

/** What can be done about a query that found nothing, and the best items with some of its words. */
export function nothingText(nothing: Nothing, explain: boolean, paint: Paint): string {
  const elsewhere = Object.entries(nothing.elsewhere).filter(([, count]) => count > 0);
  const lines = [
    ...(nothing.nearest === null
      ? []
      : [`nearest spelling: ${nothing.nearest.text} (${nothing.nearest.count})`]),
    ...(nothing.words.length === 0
      ? []
      : [`alone: ${nothing.words.map(({ word, count }) => `${word} ${count}`).join(', ')}`]),
    ...nothing.without.map(({ filter, text, count }) => `without ${filter}: ${count} (${text})`),
    ...(elsewhere.length === 0
      ? []
      : [`in other tables: ${elsewhere.map(([kind, count]) => `${kind} ${count}`).join(', ')}`]),
  ];
  return [
    paint('bold', plain(`Nothing found: ${nothing.reading}.`)),
    ...leftOutLine(nothing.leftOut, paint),
    ...dashLine(nothing.query.text, paint),
    ...lines.map((line) => `  ${plain(line)}`),
    ...partialCards(nothing.partial, 0, explain, paint),
    '',
  ].join('\n');
}

function leftOutLine(words: readonly string[], paint: Paint): readonly string[] {
  return words.length === 0 ? [] : [paint('dim', plain(`left out: ${words.join(', ')}`))];
}

function dashLine(text: string, paint: Paint): readonly string[] {
  const note = loneDashNote(text);
  return note === null ? [] : [paint('dim', plain(note))];
}

function cards(hits: readonly Hit[], before: number, explain: boolean, paint: Paint): string {
  return hits
    .map((hit, n) => {
      const number = before + n + 1;
      const indent = ' '.repeat(String(number).length + 2);
      const reasons = explain ? reasonLines(hit) : [];
      return (
        hitText(hit, number, paint) +
        reasons.map((line) => `${indent}${paint('dim', plain(line))}\n`).join('')
      );
    })
    .join('\n');
}

function partialCards(
  hits: readonly Hit[],
  before: number,
  explain: boolean,
  paint: Paint,
): readonly string[] {
  return hits.length === 0
    ? []
    : [`\n${paint('dim', '— with some of your words —')}\n`, cards(hits, before, explain, paint)];
}
