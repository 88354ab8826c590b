import type { WebClient } from '@slack/web-api';
import type { Search } from '../../../search/search.ts';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { readMenuValue } from '../../blocks/search/menu-value.ts';
import { moreFromPageMessage } from '../../blocks/search/more-from-page.ts';
import type { Authority } from '../../people/authority.ts';
import type { Click } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';
import type { AskedShare, ShareItem } from './share-item.ts';

export interface CardMenuDeps {
  readonly search: Pick<Search, 'moreFromPage'>;
  readonly authority: Pick<Authority, 'ask'>;
  readonly shareItem: ShareItem;
}

/** What was chosen in the menu of a card. */
export function createCardMenu({ search, authority, shareItem }: CardMenuDeps) {
  /** The menu is for everybody who may search; sharing is not. */
  const share = async (click: Click, client: WebClient, asked: AskedShare): Promise<void> => {
    const permission = await authority.ask('share', click.actor);
    await (permission.kind === 'allowed'
      ? shareItem(click, client, asked)
      : tellPrivately(client, click, refusalMessage('share', permission)));
  };

  return async (click: Click, client: WebClient): Promise<void> => {
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
