import type { Button, KnownBlock } from '@slack/types';
import { ITEM_KINDS, type ItemKind } from '../../../model/item.ts';
import { countOf, plural } from '../../../model/kind-words.ts';
import type { Nothing } from '../../../search/outcome.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { listed } from '../elements/listed.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';

const READING = 600;
const MAX_FILTERS = 8;

/** What was asked, and each way on as one click. */
export function nothingMessage(nothing: Nothing): SlackMessage {
  const heading = `No ${nothing.kinds.length === 1 ? plural(nothing.kinds[0] ?? 'signal') : 'items'} found`;
  const reading = `I looked for ${shortLine(nothing.reading, READING)}.`;
  const ways = waysOn(nothing);
  return {
    text: escapeText(`${heading}. ${reading}`),
    blocks: [
      header(heading),
      richText(
        section(run(reading)),
        ...(ways.length === 0
          ? [section(run('No spelling near it finds anything. Try fewer words or no filter.'))]
          : []),
      ),
      ...ways,
      ...emptyTables(nothing),
    ],
  };
}

/** The counts of the tables that hold nothing either, so that a reader knows of all five. */
function emptyTables({ kinds, elsewhere }: Nothing): KnownBlock[] {
  const others = ITEM_KINDS.filter((kind) => !kinds.includes(kind));
  const empty = others.filter((kind) => elsewhere[kind] === 0);
  if (empty.length === 0) {
    return [];
  }
  return [
    context(
      empty.length === others.length
        ? 'Nothing in the other tables either.'
        : `${listed(empty.map((kind) => `no ${plural(kind)}`))}.`.replace(/^n/, 'N'),
    ),
  ];
}

function waysOn({ nearest, without, elsewhere, kinds, query }: Nothing): KnownBlock[] {
  const others = ITEM_KINDS.filter((kind) => !kinds.includes(kind) && elsewhere[kind] > 0);
  const askButton = (label: string, text: string, asked: readonly ItemKind[], n: number) =>
    button({ label, actionId: numbered(ACTIONS.ask, n), value: value({ text, kinds: asked }) });
  return [
    ...offer(
      'Did you mean',
      nearest === null
        ? []
        : [askButton(`${short(nearest.text)}: ${nearest.count}`, nearest.text, kinds, 0)],
    ),
    ...offer(
      'What a filter costs',
      without
        .slice(0, MAX_FILTERS)
        .map(({ filter, text, count }, n) =>
          askButton(`without ${short(filter)}: ${count}`, text, kinds, 10 + n),
        ),
    ),
    ...offer(
      'In the other tables',
      others.map((kind, n) =>
        askButton(countOf([kind], elsewhere[kind]), query.text, [kind], 20 + n),
      ),
    ),
  ];
}

function offer(label: string, choices: readonly Button[]): KnownBlock[] {
  return choices.length === 0 ? [] : [richText(section(bold(label))), ...buttons(...choices)];
}

const short = (text: string) => shortLine(text, 50);
