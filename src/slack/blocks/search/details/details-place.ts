import { z } from 'zod';
import { ItemId } from '../../../../model/item.ts';
import { ChannelId, MessageTs } from '../../../../model/slack-ids.ts';

/** What the modal remembers: where it was opened from, and which item it came from last. */
export const DetailsPlace = z.object({
  item: ItemId,
  /** The list that found the item. */
  list: z.string().optional(),
  /** Where an item can be shared from here; absent on the Home tab. */
  channel: ChannelId.optional(),
  thread: MessageTs.optional(),
  /** The item that was shown before this one. */
  from: ItemId.optional(),
  /** The summary is shown whole. */
  isWhole: z.boolean().optional(),
  /** The message in which the reader has just shared it. */
  sharedAt: z.string().optional(),
});
export type DetailsPlace = z.infer<typeof DetailsPlace>;
