import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Nearness, NearPage } from '../../../../model/near-page.ts';
import { BLOCK_LIMITS } from '../../../limits.ts';
import { plainText } from '../../elements/basic-blocks.ts';
import { bold, link, richText, run, section } from '../../elements/rich-text.ts';
import { shortLine } from '../../elements/short-line.ts';
import { goTo, itemOption } from './go-to.ts';

const TITLE = 300;
const LABEL = 40;

/** Pages to read on with, each with its reason, and their strongest items to go to. */
export function nearBlocks(
  related: readonly NearPage[],
  list: string | undefined,
): readonly KnownBlock[] {
  if (related.length === 0) {
    return [];
  }
  const groups = related
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) => ({
      label: plainText(
        shortLine(title, BLOCK_LIMITS.optionText, 'untitled page'),
        BLOCK_LIMITS.optionText,
      ),
      options: items.map((found) => itemOption(found, list)),
    }));
  return [
    richText(section(bold('Related pages'), ...related.map(line))),
    ...(groups.length === 0
      ? []
      : [
          {
            type: 'section' as const,
            text: plainText('Related items', BLOCK_LIMITS.text),
            accessory: goTo(groups),
          },
        ]),
  ];
}

function line({ title, url, why }: NearPage): RichTextElement[] {
  return [
    ...run('\n'),
    ...link(shortLine(title, TITLE, 'untitled page'), url),
    ...run(reason(why)),
  ];
}

/** Nothing for those that the page names itself: that is what everybody expects. */
function reason(why: Nearness): string {
  switch (why.kind) {
    case 'closest':
      return '';
    case 'names-it':
      return ' — names this page';
    case 'shares':
      return ` — ${why.labels.map((label) => shortLine(label, LABEL)).join(', ')}`;
  }
}
