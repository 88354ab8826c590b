import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';

/** What a card's menu offers. */
export const CardChoice = z.enum(['share', 'share-here', 'more']);
export type CardChoice = z.infer<typeof CardChoice>;

export const MenuValue = z.object({
  choice: CardChoice,
  item: ItemId,
  list: z.string().min(1),
  /** Of the list, from 1. */
  page: z.coerce.number().int().min(1),
});
export type MenuValue = z.infer<typeof MenuValue>;

/** An option holds 75 characters, so that it carries ids alone: `share|0f3a…|3b1c…|1`. */
export function menuValue({ choice, item, list, page }: MenuValue): string {
  return [choice, item, list, page].join('|');
}

/** What a menu's option carried; undefined when it is not what this version writes. */
export function readMenuValue(text: string | undefined): MenuValue | undefined {
  const [choice, item, list, page] = (text ?? '').split('|');
  return MenuValue.safeParse({ choice, item, list, page }).data;
}
