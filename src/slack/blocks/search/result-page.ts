import type { KnownBlock } from '@slack/types';
import { grouped } from '../../../model/counted.ts';
import { countOf } from '../../../model/kind-words.ts';
import type { ResultPage } from '../../../search/outcome.ts';
import { PAGE_SIZE } from '../../../search/search.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';
import { detailsButton, flagButton, itemCard, itemName, shareButton } from './item-card.ts';
import { filterWords, matchWords } from './query-words.ts';

/** Five cards under `37 signals for "regulation" · rel ≥ 4 · 1–5`, and the buttons to turn. */
export function resultPageMessage(result: ResultPage): SlackMessage {
  const heading = resultHeading(result);
  const floor = result.query.relevancy?.kind === 'floor';
  return {
    text: escapeText(`${heading}: ${result.hits.map(({ found }) => itemName(found)).join('; ')}`),
    blocks: [
      header(heading),
      ...shares(result),
      ...result.hits.flatMap(({ found, matches }): KnownBlock[] => [
        ...itemCard({
          found,
          floor,
          matches,
          // Where several tables were asked, a card says which it is from.
          ...(result.kinds.length > 1 ? { note: found.item.kind } : {}),
        }),
        ...buttons(detailsButton(found), shareButton(found, result.query.text), flagButton(found)),
        { type: 'divider' },
      ]),
      ...turning(result),
    ],
  };
}

function resultHeading({ query, kinds, total, page, hits }: ResultPage): string {
  const words = matchWords(query.match);
  const first = (page - 1) * PAGE_SIZE + 1;
  const last = first + hits.length - 1;
  return [
    // The count, the filters and the range must stay readable when the words are long.
    `${countOf(kinds, total)}${words === '' ? '' : ` for "${shortLine(words, 60)}"`}`,
    ...filterWords(query).map((filter) => shortLine(filter, 24)),
    first === last ? `${first}` : `${first}–${last}`,
  ].join(' · ');
}

/** Rated and inherited items are counted apart where both passed a floor. */
function shares({ inherited, rated }: ResultPage): KnownBlock[] {
  return inherited === 0
    ? []
    : [context(`${grouped(rated)} rated, ${grouped(inherited)} inherited`)];
}

function turning({ listId, list, page, pages }: ResultPage): KnownBlock[] {
  if (list === 'not-kept') {
    return pages === 1
      ? []
      : [context('There is more, but this list could not be kept. Ask again in a while.')];
  }
  const turn = (label: string, to: number, n: number) =>
    button({
      label,
      actionId: numbered(ACTIONS.turn, n),
      value: value({ list: listId, page: to }),
      spoken: `${label} page of results`,
    });
  return buttons(
    ...(page > 1 ? [turn('Previous', page - 1, 0)] : []),
    ...(page < pages ? [turn('Next', page + 1, 1)] : []),
  );
}
