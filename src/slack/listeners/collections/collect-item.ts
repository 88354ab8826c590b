import type { WebClient } from '@slack/web-api';
import type { Collections } from '../../../collections/collections.ts';
import type { ItemId } from '../../../model/item.ts';
import type { Search } from '../../../search/search.ts';
import { ItemValue, readValue } from '../../blocks/action-values.ts';
import { readCollectOption } from '../../blocks/collections/collect-choice.ts';
import { collectView } from '../../blocks/collections/collect-view.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import type { Click } from '../click.ts';
import { openModal } from '../open-modal.ts';
import { tellPrivately } from '../tell-privately.ts';

export interface CollectItemDeps {
  readonly search: Pick<Search, 'item'>;
  readonly collections: Pick<Collections, 'openOnes' | 'holding'>;
}

export type CollectItem = (click: Click, client: WebClient, item: ItemId) => Promise<void>;

/** *Collect…*: asks into which collection. Who may is asked before. */
export function createCollectItem({ search, collections }: CollectItemDeps): CollectItem {
  return async (click, client, item) => {
    const [found, open, holding] = await Promise.all([
      search.item(item),
      collections.openOnes(click.actor, BLOCK_LIMITS.selectOptions),
      collections.holding(click.actor, item),
    ]);
    await (found === undefined
      ? tellPrivately(client, click, goneMessage())
      : openModal(client, click, collectView({ found, open, holding })));
  };
}

/** *Collect…* as a button, or as the one choice of a menu. */
export function createCollectClick({ collectItem }: { readonly collectItem: CollectItem }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const item = readCollectOption(click.value) ?? readValue(ItemValue, click.value)?.item;
    await (item === undefined
      ? tellPrivately(client, click, goneMessage())
      : collectItem(click, client, item));
  };
}
