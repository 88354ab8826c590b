import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { Hit } from '../../../model/hit.ts';
import { ITEM_KINDS, type ItemKind } from '../../../model/item.ts';
import type { SortOrder } from '../../../model/query.ts';
import { UserId } from '../../../model/slack-ids.ts';
import { grouped } from '../../../model/text/counted.ts';
import { countOf } from '../../../model/text/kind-words.ts';
import type { ResultPage } from '../../../search/outcome.ts';
import { loneDashNote } from '../../../search/query/lone-dash.ts';
import { filterWords, matchWords } from '../../../search/query/query-words.ts';
import { PAGE_SIZE } from '../../../search/search.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { collectSeveralButton } from '../collections/collect-choice.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { inQuotes } from '../elements/in-quotes.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';
import { saveAsAlertButton, THIN_RESULTS, tellMeButton } from '../wish/tell-me.ts';
import { cardButtons } from './card-buttons.ts';
import { itemCard, itemName } from './item-card.ts';
import { kindPlural } from './kind-title.ts';
import { PLAIN_VIEW, type ResultView } from './result-view.ts';
import { topicBlocks } from './topic-blocks.ts';

/** Cards with some of the words, below those with all of them. */
const PARTIAL_SHOWN = 5;

const ORDER: Readonly<Record<SortOrder, string>> = {
  best: 'best match first',
  relevancy: 'highest relevancy first',
  recent: 'newest first',
};

/** Five cards under `47 signals for “regulation”`, and what one click more shows. */
export function resultPageMessage(result: ResultPage, view: ResultView = PLAIN_VIEW): SlackMessage {
  const heading = resultHeading(result);
  const names = [...result.hits, ...result.partial].map(({ found }) => itemName(found));
  return {
    text: escapeText(`${heading}: ${names.join('; ')}`),
    blocks: [
      header(heading),
      context(...whatIsShown(result, view)),
      ...topicBlocks(result),
      ...cards(result.hits, result, view),
      ...someWords(result, view),
      ...foot(result, view),
      ...notKept(result),
    ],
  };
}

function resultHeading({ query, kinds, total }: ResultPage): string {
  const words = matchWords(query.match);
  // The count must stay readable when the words are long.
  return `${countOf(kinds, total)}${words === '' ? '' : ` for ${inQuotes(shortLine(words, 100))}`}`;
}

/** `showing 1–5 · best match first · relevancy 4+`: never a bare range, which looks like a rating. */
function whatIsShown(result: ResultPage, { names }: ResultView): readonly string[] {
  const { query, page, hits, rated, inherited, leftOut } = result;
  const first = (page - 1) * PAGE_SIZE + 1;
  const last = first + hits.length - 1;
  const dash = loneDashNote(query.text);
  const order = query.match === null && query.sort === 'best' ? 'relevancy' : query.sort;
  return [
    first === last ? `showing ${first}` : `showing ${first}–${last}`,
    ORDER[order],
    ...filterWords({ ...query, sort: 'best' }).map((filter) =>
      shortLine(withNames(filter, names), 60),
    ),
    // Rated and inherited items are counted apart where both passed a floor.
    ...(inherited === 0 ? [] : [`${grouped(rated)} rated, ${grouped(inherited)} inherited`]),
    ...(leftOut.length === 0 ? [] : [`left out: ${shortLine(leftOut.join(', '), 100)}`]),
    ...(dash === null ? [] : [shortLine(dash, 150)]),
  ];
}

/** `by Mira Lang`: small type mentions nobody, and an id says nothing. */
function withNames(filter: string, names: ResultView['names']): string {
  return filter.replace(
    /\bby ([UW][A-Z0-9]+)$/,
    (_, id: string) => `by ${names.get(UserId.parse(id)) ?? id}`,
  );
}

function cards(hits: readonly Hit[], result: ResultPage, view: ResultView): KnownBlock[] {
  const { listId, list, page, query } = result;
  return hits.flatMap((hit) => {
    const { found } = hit;
    const standing = view.standings.get(found.item.id);
    return [
      ...itemCard({
        found,
        floor: query.relevancy?.kind === 'floor',
        hit,
        standing,
        sharedAt: view.shared.get(found.item.id),
      }),
      cardButtons({
        found,
        place: list === 'kept' ? { list: listId, page } : null,
        standing,
        inThread: view.inThread,
        moreFromPage: hit.moreFromPage,
      }),
    ];
  });
}

function someWords(result: ResultPage, view: ResultView): KnownBlock[] {
  const partial = result.partial.slice(0, PARTIAL_SHOWN);
  return partial.length === 0
    ? []
    : [{ type: 'divider' }, context('with some of your words'), ...cards(partial, result, view)];
}

/** `[Previous] [Next 5] [Newest first] [Only 4+: 35] [Concerns: 6] [Save as alert] [Collect…]`. */
function foot(result: ResultPage, view: ResultView): ActionsBlock[] {
  const { listId, list, page, pages, total, kinds, query, ways } = result;
  const turn = (label: string, to: number, n: number, spoken: string) =>
    button({
      label,
      actionId: numbered(ACTIONS.turn, n),
      value: value({ list: listId, page: to }),
      spoken,
    });
  const ask = (label: string, text: string, asked: readonly ItemKind[], n: number) =>
    button({ label, actionId: numbered(ACTIONS.ask, n), value: value({ text, kinds: asked }) });
  const isKept = list === 'kept';
  const left = Math.min(PAGE_SIZE, total - page * PAGE_SIZE);
  const others = ITEM_KINDS.filter((kind) => !kinds.includes(kind) && ways.elsewhere[kind] > 0);
  return buttons(
    ...(page > 1 && isKept ? [turn('Previous', page - 1, 0, 'Previous page of results')] : []),
    ...(page < pages && isKept ? [turn(`Next ${left}`, page + 1, 1, `Next ${left} results`)] : []),
    ...(ways.recent === null || total < 2 ? [] : [ask('Newest first', ways.recent, kinds, 0)]),
    ...(ways.only4 === null
      ? []
      : [ask(`Only 4+: ${grouped(ways.only4.count)}`, ways.only4.text, kinds, 1)]),
    ...others.map((kind, n) =>
      ask(`${kindPlural(kind)}: ${grouped(ways.elsewhere[kind])}`, query.text, [kind], 10 + n),
    ),
    // Where there is little, or where people talk, one rather waits than looks further.
    ...(total < THIN_RESULTS || view.inThread ? [tellMeButton(query.text, kinds)] : []),
    saveAsAlertButton(query.text, kinds),
    ...collectThese(result),
  );
}

/** A single card has it in its menu. */
function collectThese({ hits, listId, list, total }: ResultPage): Button[] {
  const items = hits.map(({ found }) => found.item.id);
  const asked = list === 'kept' ? { items, list: listId, total } : { items };
  const label = `Collect these ${hits.length}…`;
  return hits.length < 2 ? [] : [collectSeveralButton(asked, label, `${label} of ${total} found`)];
}

function notKept({ list, pages }: ResultPage): KnownBlock[] {
  return list === 'kept' || pages === 1
    ? []
    : [context('There is more, but this list could not be kept. Ask again in a while.')];
}
