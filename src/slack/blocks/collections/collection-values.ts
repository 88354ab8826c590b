import { z } from 'zod';
import { CollectionId, MOST_AT_ONCE } from '../../../model/collection.ts';
import { ItemId } from '../../../model/item.ts';

/** A collection, and the page of it that is to be shown. */
export const CollectionValue = z.object({
  collection: CollectionId,
  page: z.number().int().min(1).default(1),
});

export const EntryValue = z.object({ collection: CollectionId, item: ItemId });

/** Several of it. */
export const EntriesValue = z.object({
  collection: CollectionId,
  items: z.array(ItemId).min(1).max(MOST_AT_ONCE),
});

/** What *Collect…* is asked for; of a search with its list, of which more than is shown may be meant. */
export const CollectAsked = z.object({
  items: z.array(ItemId).min(1).max(MOST_AT_ONCE),
  list: z.string().min(1).max(100).optional(),
  /** Items of that list. */
  total: z.number().int().min(0).optional(),
});
export type CollectAsked = z.infer<typeof CollectAsked>;

export const ListValue = z.object({ page: z.number().int().min(1) });

export const NewCollectionValue = z.object({ name: z.string() });

/** What the menu of an entry offers. */
export const EntryChoice = z.enum(['note', 'up', 'down', 'top', 'remove']);
export type EntryChoice = z.infer<typeof EntryChoice>;

const EntryMenuValue = z.object({
  choice: EntryChoice,
  collection: z.coerce.number().pipe(CollectionId),
  item: ItemId,
});
export type EntryMenuValue = z.infer<typeof EntryMenuValue>;

/** An option holds 75 characters, so that it carries ids alone: `up|12|0f3a…`. */
export function entryMenuValue({ choice, collection, item }: EntryMenuValue): string {
  return [choice, collection, item].join('|');
}

/** What a menu's option carried; undefined when it is not what this version writes. */
export function readEntryMenuValue(text: string | undefined): EntryMenuValue | undefined {
  const [choice, collection, item] = (text ?? '').split('|');
  return EntryMenuValue.safeParse({ choice, collection, item }).data;
}

/** Where a collection was shown when a modal was opened from it, to be drawn anew there. */
export const ShownAt = z.object({
  /** A secret of the moment: see transport/response-url.ts. */
  responseUrl: z.string().optional(),
  view: z.string().optional(),
});
export type ShownAt = z.infer<typeof ShownAt>;

/** What the modal of a note remembers. `before` is the note as it was shown, by its hash. */
export const NoteContext = EntryValue.extend({ before: z.string(), at: ShownAt });
export type NoteContext = z.infer<typeof NoteContext>;

/** What the modal of a name remembers: null makes a new collection. */
export const NameContext = z.object({ collection: CollectionId.nullable(), at: ShownAt });
export type NameContext = z.infer<typeof NameContext>;
