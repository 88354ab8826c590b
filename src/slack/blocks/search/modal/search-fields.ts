import { z } from 'zod';
import { ITEM_KINDS, ItemKind } from '../../../../model/item.ts';

/** What the search modal holds, beside what is typed: a choice for each filter. */
export const SearchFields = z.object({
  text: z.string().default(''),
  /** Empty asks all five tables. */
  kinds: z.array(ItemKind).default([]),
  theme: z.string().optional(),
  keyword: z.string().optional(),
  /** `>=4`, `5`, `unrated`: as it stands after `rel:`. */
  relevancy: z.string().optional(),
  /** `30d`: as it stands after `since:`. */
  since: z.string().optional(),
});
export type SearchFields = z.infer<typeof SearchFields>;

/** The fields as a person would type them; what is typed may hold filters of its own. */
export function queryOfFields({ text, theme, keyword, relevancy, since }: SearchFields): string {
  return [
    text.trim(),
    ...(theme === undefined ? [] : [`theme:${quoted(theme)}`]),
    ...(keyword === undefined ? [] : [`keyword:${quoted(keyword)}`]),
    ...(relevancy === undefined ? [] : [`rel:${relevancy}`]),
    ...(since === undefined ? [] : [`since:${since}`]),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function kindsOfFields({ kinds }: SearchFields): readonly ItemKind[] {
  return kinds.length === 0 ? ITEM_KINDS : kinds;
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', ' ')}"`;
}
