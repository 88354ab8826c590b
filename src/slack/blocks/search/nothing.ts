import type { Button, KnownBlock } from '@slack/types';
import { ITEM_KINDS, type ItemKind } from '../../../model/item.ts';
import type { Match } from '../../../model/query.ts';
import { grouped } from '../../../model/text/counted.ts';
import { plural } from '../../../model/text/kind-words.ts';
import type { Nothing } from '../../../search/outcome.ts';
import { loneDashNote } from '../../../search/query/lone-dash.ts';
import { matchWords } from '../../../search/query/query-words.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { withCollectMenu } from '../collections/collect-choice.ts';
import { button, buttons, context } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { inQuotes } from '../elements/in-quotes.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';
import { tellMeButton } from '../wish/tell-me.ts';
import { detailsButton, flagButton } from './card-buttons.ts';
import { itemCard } from './item-card.ts';
import { kindPlural } from './kind-title.ts';

/** Of a query as it was read; longer ones are cut between words. */
const READING = 600;
// What stays short as buttons; each has its own count.
const MOST_WORDS = 8;
const MOST_FILTERS = 5;

/** What was asked for and is not there, each way on as one click, and the best partial matches. */
export function nothingMessage(nothing: Nothing): SlackMessage {
  const { lead, asked } = headingOf(nothing);
  const ways = waysOn(nothing);
  return {
    text: escapeText(`${lead} ${asked}`),
    blocks: [
      richText(section(bold(`${lead} `), run(asked))),
      ...notes(nothing, ways.length > 0),
      ...buttons(...ways),
      ...buttons(tellMeButton(nothing.query.text, nothing.kinds)),
      ...partialMatches(nothing),
    ],
  };
}

function headingOf({ kinds, words, query, reading }: Nothing) {
  const [kind, another] = kinds;
  const what = kind === undefined || another !== undefined ? 'item' : kind;
  if (words.length > 1 && !hasAlternatives(query.match)) {
    const asked = words.map(({ word }) => shortLine(word, 60)).join(' · ');
    return { lead: `No ${what} has all of:`, asked: shortLine(asked, READING) };
  }
  const typed = matchWords(query.match);
  return typed === ''
    ? {
        lead: `No ${plural(what === 'item' ? 'signal' : what)} found.`,
        asked: `I looked for ${shortLine(reading, READING)}.`,
      }
    : { lead: `No ${what} has`, asked: inQuotes(shortLine(typed, READING)) };
}

/** Such a query does not ask for all of its words. */
function hasAlternatives(match: Match | null): boolean {
  return match?.kind === 'or' || (match?.kind === 'and' && match.of.some(hasAlternatives));
}

function notes(
  { query, leftOut, nearest, elsewhere, kinds }: Nothing,
  hasWays: boolean,
): KnownBlock[] {
  const dash = loneDashNote(query.text);
  const others = ITEM_KINDS.filter((kind) => !kinds.includes(kind));
  const isNowhere = others.length > 0 && others.every((kind) => elsewhere[kind] === 0);
  const parts = [
    ...(leftOut.length === 0 ? [] : [`left out: ${shortLine(leftOut.join(', '), 150)}`]),
    ...(dash === null ? [] : [shortLine(dash, 150)]),
    ...(nearest === null && !hasWays
      ? ['no spelling near it finds anything; try fewer words, or /signalpost help']
      : []),
    ...(isNowhere && hasWays ? ['nothing in the other tables either'] : []),
  ];
  return parts.length === 0 ? [] : [context(...parts)];
}

/** The nearest spelling first, then each word alone, without a filter, in the other tables. */
function waysOn(nothing: Nothing): readonly Button[] {
  const { nearest, words, without, elsewhere, kinds, query } = nothing;
  const ask = (label: string, text: string, asked: readonly ItemKind[], n: number) =>
    button({
      label,
      actionId: numbered(ACTIONS.ask, n),
      value: value({ text, kinds: asked }),
      ...(n === 0 ? { style: 'primary' as const } : {}),
    });
  const others = ITEM_KINDS.filter((kind) => !kinds.includes(kind) && elsewhere[kind] > 0);
  return [
    ...(nearest === null
      ? []
      : [ask(`${short(nearest.text)}: ${grouped(nearest.count)}`, nearest.text, kinds, 0)]),
    ...words
      .filter(({ count }) => count > 0)
      .slice(0, MOST_WORDS)
      .map(({ word, text, count }, n) =>
        ask(`${short(word)} ${grouped(count)}`, text, kinds, 1 + n),
      ),
    ...without
      .slice(0, MOST_FILTERS)
      .map(({ filter, text, count }, n) =>
        ask(`without ${short(filter)}: ${grouped(count)}`, text, kinds, 10 + n),
      ),
    ...others.map((kind, n) =>
      ask(`In ${kindPlural(kind)}: ${grouped(elsewhere[kind])}`, query.text, [kind], 20 + n),
    ),
  ];
}

function partialMatches({ partial, query }: Nothing): KnownBlock[] {
  return partial.length === 0
    ? []
    : [
        context('best partial matches'),
        ...partial.flatMap((hit) => [
          ...itemCard({ found: hit.found, floor: query.relevancy?.kind === 'floor', hit }),
          withCollectMenu(hit.found, detailsButton(hit.found), flagButton(hit.found)),
        ]),
      ];
}

const short = (text: string) => shortLine(text, 50);
