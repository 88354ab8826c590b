import { ItemId } from '../../src/model/item.ts';
import type { ItemDetails } from '../../src/slack/blocks/search/details/item-details.ts';
import { anArchiveItem } from './builders.ts';

/** What Details shows of an item of which nothing more is known. */
export function someDetails(fields: Partial<ItemDetails> = {}): ItemDetails {
  const found = fields.found ?? anArchiveItem();
  return {
    found,
    hit: null,
    standing: undefined,
    history: { flags: [], decisions: [], digests: [] },
    onPage: [found],
    related: [],
    topics: [],
    reasons: [],
    mayDecide: false,
    place: { item: ItemId.parse(found.item.id) },
    ...fields,
  };
}
