import type { ItemKind } from '../../model/item.ts';
import type { Gist } from './fold-duplicates.ts';
import type { Ranked } from './rank-candidates.ts';
import type { Shares } from './shares.ts';

/** What is weighed against the others, with what is asked of it again and again. */
export interface Contender extends Ranked {
  readonly gist: Gist;
  readonly themes: readonly string[];
}

/** What one more item of a page, or of a theme, is worth less than the one before, in points of relevancy. */
const PAGE_COST = 1;
const THEME_COST = 0.25;

/** Counts what was taken, and says which shares are used up. */
export interface Tally {
  add(contender: Contender): void;
  isPageFull(contender: Contender): boolean;
  /** Whether its page may have one more of it: of a kind at most one that is inherited. */
  hasPlace(contender: Contender): boolean;
  /** The first of its themes that has its share; undefined: none has. */
  fullTheme(contender: Contender): string | undefined;
  /** What earlier items of its page have cost it, in points of relevancy. */
  pageCost(contender: Contender): number;
  /** What earlier items of its themes have, on average. */
  themeCost(contender: Contender): number;
  /** Places that are held for a kind and not taken yet. */
  heldStill(kind: ItemKind): number;
}

export function createTally({ perPage, perTheme, heldFor }: Shares): Tally {
  const pages = new Map<string, number>();
  const themes = new Map<string, number>();
  const kinds = new Map<ItemKind, number>();
  const inherited = new Set<string>();
  const isPageFull = ({ candidate }: Contender) => countOf(pages, candidate.page.id) >= perPage;
  return {
    isPageFull,
    hasPlace: (contender) =>
      !isPageFull(contender) && !(contender.tier > 0 && inherited.has(pageAndKind(contender))),
    fullTheme: ({ themes: own }) => own.find((theme) => countOf(themes, theme) >= perTheme),
    pageCost: ({ candidate }) => countOf(pages, candidate.page.id) * PAGE_COST,
    themeCost: ({ themes: own }) => {
      const seen = own.reduce((sum, theme) => sum + countOf(themes, theme), 0);
      return own.length === 0 ? 0 : (seen / own.length) * THEME_COST;
    },
    heldStill: (kind) => Math.max(0, countOf(heldFor, kind) - countOf(kinds, kind)),
    add: (contender) => {
      const { page, kind } = contender.candidate;
      pages.set(page.id, countOf(pages, page.id) + 1);
      kinds.set(kind, countOf(kinds, kind) + 1);
      for (const theme of contender.themes) {
        themes.set(theme, countOf(themes, theme) + 1);
      }
      if (contender.tier > 0) {
        inherited.add(pageAndKind(contender));
      }
    },
  };
}

function countOf<Key>(counts: ReadonlyMap<Key, number>, key: Key): number {
  return counts.get(key) ?? 0;
}

function pageAndKind({ candidate }: Contender): string {
  return `${candidate.page.id} ${candidate.kind}`;
}
