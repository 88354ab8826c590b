import type { InputBlock, KnownBlock } from '@slack/types';
import { ITEM_KINDS } from '../../../model/item.ts';
import { counted } from '../../../model/text/counted.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, header, namedButtons, plainText } from '../elements/basic-blocks.ts';
import { momentMarkup } from '../elements/moment.ts';
import { bold, link, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { smallPrint } from '../elements/small-print.ts';
import type { SlackMessage } from '../slack-message.ts';
import type { HomeNews } from './home-fields.ts';

/** `New since …: 4 articles [Read]`; the moment is in the reader's own zone. */
export function newsBlocks({ since, total }: HomeNews): KnownBlock[] {
  return [
    header(total === 0 ? 'Nothing new' : `${counted(total, 'new article')}`),
    smallPrint(momentMarkup('since ', since)),
    ...(total === 0
      ? []
      : namedButtons(
          'home.news',
          button({
            label: 'Read',
            actionId: ACTIONS.readNews,
            value: value({ since: since.getTime() }),
            spoken: 'Read what is new',
          }),
        )),
  ];
}

/** The new articles themselves. */
export function newsMessage({ total, pages }: Omit<HomeNews, 'since'>): SlackMessage {
  const heading = counted(total, 'new article');
  return {
    text: heading,
    blocks: [
      header(heading),
      ...pages.map(({ title, url, items }) =>
        richText(
          section(
            link(shortLine(title, 200, 'an untitled page'), url),
            run(` · ${counted(items, 'item')}`),
          ),
        ),
      ),
      ...(total > pages.length
        ? [
            richText(
              section(
                run(`${total - pages.length} more: `),
                bold('sort:recent'),
                run(' finds them all.'),
              ),
            ),
          ]
        : []),
    ],
  };
}

/** Enter asks all five tables; the answer is a modal. */
export function searchField(): InputBlock {
  return {
    type: 'input',
    block_id: ACTIONS.homeSearch,
    dispatch_action: true,
    label: plainText('Search the archive', BLOCK_LIMITS.inputLabel),
    element: {
      type: 'plain_text_input',
      action_id: ACTIONS.homeSearch,
      max_length: 500,
      placeholder: plainText('regulation rel:>=4, then Enter', BLOCK_LIMITS.placeholder),
    },
  };
}

/** Themes of the month as searches, the one with most articles first. */
export function themeBlocks(
  themes: readonly { readonly theme: string; readonly pages: number }[],
): KnownBlock[] {
  return themes.length === 0
    ? []
    : [
        header('Themes of the month'),
        ...namedButtons(
          'home.themes',
          ...themes.map(({ theme, pages }, n) =>
            button({
              label: `${shortLine(theme, 50)} ${pages}`,
              actionId: numbered(ACTIONS.tryOut, 20 + n),
              value: value({
                text: `theme:"${theme.replaceAll('"', ' ')}" since:30d`,
                kinds: ITEM_KINDS,
              }),
              spoken: `${shortLine(theme, 50)} ${pages}: search this theme`,
            }),
          ),
        ),
      ];
}
