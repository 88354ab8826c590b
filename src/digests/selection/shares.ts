import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';

/** How many of a digest's places one page, one theme and each kind may have. */
export interface Shares {
  readonly perPage: number;
  readonly perTheme: number;
  /** Places that are held for a kind, for those that have something worth it. */
  readonly heldFor: ReadonlyMap<ItemKind, number>;
}

/** Of ten places a page has three, a theme five: a digest of one article is a page, not a digest. */
const PAGE_SHARE = 0.3;
const THEME_SHARE = 0.5;
/** Half of the places are held for kinds, in equal parts; the others are the best ones'. */
const KIND_SHARE = 0.5;

/** @param present - kinds of what passed the minimum: only they have places held. */
export function sharesOf(
  { limit, kinds, perPage, perTheme }: SelectionRule,
  present: ReadonlySet<ItemKind>,
): Shares {
  const asked = ITEM_KINDS.filter((kind) => kinds.includes(kind) && present.has(kind));
  const each = Math.floor((limit * KIND_SHARE) / Math.max(1, asked.length));
  // With fewer places than kinds the best ones take them.
  const held = each === 0 && asked.length <= limit ? 1 : each;
  return {
    perPage: perPage ?? Math.ceil(limit * PAGE_SHARE),
    perTheme: perTheme ?? Math.ceil(limit * THEME_SHARE),
    heldFor: new Map(asked.length < 2 ? [] : asked.map((kind) => [kind, held])),
  };
}

/** What of a definition bears on the choice. */
export type SelectionRule = Pick<
  DigestDefinition,
  'minimumRelevancy' | 'limit' | 'kinds' | 'perPage' | 'perTheme'
>;
