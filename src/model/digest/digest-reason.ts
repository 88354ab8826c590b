import { z } from 'zod';
import { ItemId, ItemKind, Relevancy } from '../item.ts';
import { PackedIds } from '../packed-ids.ts';

/** How an item stood when its run was planned: its own rating, or its page's mean where it has none. */
const Standing = z.object({
  id: ItemId,
  relevancy: Relevancy.nullable(),
  inherited: z.number().nullable(),
});

/** Why an item is in a run. */
export const ChosenBecause = Standing.extend({
  /** Its number in the digest. */
  number: z.number().int().min(1),
  novelty: z.enum(['new', 'updated']),
  /** Whether the query's words stand in the row itself, or only in its page's labels. */
  words: z.enum(['own', 'label', 'none']),
  /** The kind whose place it holds, where a better item of another kind was passed over for it. */
  heldFor: ItemKind.nullable(),
  /** Other pages that say nearly the same. */
  alsoIn: z.number().int().min(0),
});
export type ChosenBecause = z.infer<typeof ChosenBecause>;

/** Why one of the nearest items is not. */
export const LeftOutBecause = Standing.extend({
  because: z.discriminatedUnion('kind', [
    /** Its page has this many already. */
    z.object({ kind: z.literal('page-share'), most: z.number() }),
    z.object({ kind: z.literal('theme-share'), theme: z.string(), most: z.number() }),
    /** One unrated item of its page and kind is in already. */
    z.object({ kind: z.literal('second-inherited') }),
    /** It says nearly the same as this one. */
    z.object({ kind: z.literal('same-as'), item: ItemId }),
    z.object({ kind: z.literal('no-room'), limit: z.number() }),
  ]),
});
export type LeftOutBecause = z.infer<typeof LeftOutBecause>;

/** What a run froze of its selection, for good: all that passed, best first, and why what was taken. */
export const RunSelection = z.object({
  ids: PackedIds,
  chosen: z.array(ChosenBecause),
  /** The five that came nearest, best first. */
  leftOut: z.array(LeftOutBecause),
});
export type RunSelection = z.infer<typeof RunSelection>;
