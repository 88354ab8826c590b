import type { ActionsBlock, Button } from '@slack/types';
import { articleLink } from '../../../../model/article-link.ts';
import { BLOCK_LIMITS } from '../../../limits.ts';
import { ACTIONS } from '../../action-ids.ts';
import { value } from '../../action-values.ts';
import { foundCollectButton } from '../../collections/collect-choice.ts';
import { button, buttons } from '../../elements/basic-blocks.ts';
import { webLink } from '../../elements/web-link.ts';
import { flagButton } from '../card-buttons.ts';
import { itemName } from '../item-card.ts';
import type { DetailsPlace } from './details-place.ts';
import type { ItemDetails } from './item-details.ts';

/** `[Back] [Open article] [Flag] [Share to channel] [Collect…]`, as far as there is a way. */
export function detailsButtons({ found, standing, place }: ItemDetails): ActionsBlock[] {
  const { id } = found.item;
  const name = itemName(found);
  const url = webLink(articleLink(found.page) ?? '', BLOCK_LIMITS.buttonUrl);
  const isMine = standing?.isMine === true;
  return buttons(
    ...(place.from === undefined
      ? []
      : [
          button({
            label: 'Back',
            actionId: ACTIONS.backTo,
            value: value({ item: place.from, list: place.list }),
            spoken: 'Back to the item before',
          }),
        ]),
    ...(url === undefined ? [] : [openArticle(url)]),
    isMine
      ? button({
          label: '⚑ Flagged · Undo',
          actionId: ACTIONS.undoFlag,
          value: value({ item: id, mark: { kind: 'button' } }),
          spoken: `⚑ Flagged · Undo: ${name}`,
        })
      : flagButton(found),
    ...(place.channel === undefined
      ? []
      : [
          button({
            label: shareLabel(place),
            actionId: ACTIONS.share,
            value: value({ item: id, list: place.list, query: null }),
            spoken: `${shareLabel(place)}: ${name}`,
          }),
        ]),
    foundCollectButton(found),
  );
}

function shareLabel({ thread }: DetailsPlace): string {
  return thread === undefined ? 'Share to channel' : 'Share here';
}

/** Slack reports the click on a link too; it is acknowledged, and nothing more is to be done. */
function openArticle(url: string): Button {
  return {
    ...button({ label: 'Open article', actionId: ACTIONS.openArticle, value: 'article' }),
    url,
  };
}
