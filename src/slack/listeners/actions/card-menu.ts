import type { WebClient } from '@slack/web-api';
import type { Search } from '../../../search/search.ts';
import { readCollect } from '../../blocks/collections/collect-choice.ts';
import type { CollectAsked } from '../../blocks/collections/collection-values.ts';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { readMenuValue } from '../../blocks/search/menu-value.ts';
import { moreFromPageMessage } from '../../blocks/search/more-from-page.ts';
import type { Authority } from '../../people/authority.ts';
import type { Click } from '../click.ts';
import type { CollectItem } from '../collections/collect-item.ts';
import { tellPrivately } from '../tell-privately.ts';
import type { AskedShare, ShareItem } from './share-item.ts';

export interface CardMenuDeps {
  readonly search: Pick<Search, 'moreFromPage'>;
  readonly authority: Pick<Authority, 'ask'>;
  readonly shareItem: ShareItem;
  readonly collectItem: CollectItem;
}

/** What was chosen in the menu of a card. */
export function createCardMenu({ search, authority, shareItem, collectItem }: CardMenuDeps) {
  /** The menu is for everybody who may search; sharing and collecting are not. */
  const ifAllowed = async (
    act: 'share' | 'keep-own',
    click: Click,
    client: WebClient,
    work: () => Promise<void>,
  ): Promise<void> => {
    const permission = await authority.ask(act, click.actor);
    await (permission.kind === 'allowed'
      ? work()
      : tellPrivately(client, click, refusalMessage(act, permission)));
  };
  const share = (click: Click, client: WebClient, asked: AskedShare) =>
    ifAllowed('share', click, client, () => shareItem(click, client, asked));
  const collect = (click: Click, client: WebClient, asked: CollectAsked) =>
    ifAllowed('keep-own', click, client, () => collectItem(click, client, asked));

  return async (click: Click, client: WebClient): Promise<void> => {
    const collected = readCollect(click.value);
    if (collected !== undefined) {
      await collect(click, client, collected);
      return;
    }
    const chosen = readMenuValue(click.value);
    if (chosen === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { choice, item, list } = chosen;
    switch (choice) {
      case 'share':
      case 'share-here':
        await share(click, client, { ...chosen, inThread: choice === 'share-here' });
        return;
      case 'more': {
        const hits = await search.moreFromPage(list, item);
        const others = hits.filter(({ found }) => found.item.id !== item);
        await tellPrivately(client, click, moreFromPageMessage(others));
      }
    }
  };
}
