import type { Grouping } from '../../model/digest/digest-definition.ts';
import type { DigestEntry, DigestGroup } from '../../model/digest/digest-message.ts';
import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';
import type { PageId } from '../../model/page-id.ts';

const HEADINGS: Readonly<Record<ItemKind, string>> = {
  signal: 'Signals',
  concern: 'Concerns',
  behavior: 'Behaviors',
  technology: 'Technologies',
  issue: 'Issues',
};
const NO_THEME = 'Other themes';

type ChosenItem = Omit<DigestEntry, 'number'>;

/**
 * Puts chosen items under headings and numbers them through in reading order.
 * Kinds come in the order of the tables; themes and pages in the order of their
 * best item. An item of several themes stands under the one that most of the
 * digest shares.
 *
 * @param onPages - how many items each page has.
 */
export function groupEntries(
  chosen: readonly ChosenItem[],
  grouping: Grouping,
  onPages: ReadonlyMap<PageId, number>,
): readonly DigestGroup[] {
  const groups = new Map<string, { heading: string | null; items: ChosenItem[] }>();
  const headingOf = headings(chosen, grouping);
  for (const item of chosen) {
    const { key, heading } = headingOf(item);
    const group = groups.get(key) ?? { heading, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  const ordered =
    grouping === 'kind'
      ? ITEM_KINDS.flatMap((kind) => groups.get(kind) ?? [])
      : [...groups.values()];
  let number = 0;
  return ordered.map(({ heading, items }) => ({
    heading,
    continued: false,
    ...(grouping === 'page' ? articleOf(items, onPages) : { article: null, more: 0 }),
    entries: items.map((item) => {
      number += 1;
      return { number, ...item };
    }),
  }));
}

function articleOf(
  [first, ...others]: readonly ChosenItem[],
  onPages: ReadonlyMap<PageId, number>,
): Pick<DigestGroup, 'article' | 'more'> {
  if (first === undefined) {
    return { article: null, more: 0 };
  }
  const { id, url, pageDate, themes } = first.found.page;
  return {
    article: { url, date: pageDate, theme: themes[0] ?? null },
    more: Math.max(0, (onPages.get(id) ?? 0) - 1 - others.length),
  };
}

function headings(
  chosen: readonly ChosenItem[],
  grouping: Grouping,
): (item: ChosenItem) => { readonly key: string; readonly heading: string | null } {
  switch (grouping) {
    case 'kind':
      return ({ found }) => ({ key: found.item.kind, heading: HEADINGS[found.item.kind] });
    case 'page':
      return ({ found }) => ({ key: found.page.id, heading: found.page.title });
    case 'theme': {
      const shared = countThemes(chosen);
      return ({ found }) => {
        const [theme] = [...found.page.themes].sort(
          (a, b) => (shared.get(b.toLowerCase()) ?? 0) - (shared.get(a.toLowerCase()) ?? 0),
        );
        return { key: theme?.toLowerCase() ?? '', heading: theme ?? NO_THEME };
      };
    }
    case 'none':
      return () => ({ key: '', heading: null });
  }
}

function countThemes(chosen: readonly ChosenItem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { found } of chosen) {
    for (const theme of new Set(found.page.themes.map((each) => each.toLowerCase()))) {
      counts.set(theme, (counts.get(theme) ?? 0) + 1);
    }
  }
  return counts;
}
