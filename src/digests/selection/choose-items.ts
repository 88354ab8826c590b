import type { DigestCandidate } from '../../model/candidates.ts';
import type { LeftOutBecause } from '../../model/digest/digest-reason.ts';
import type { ItemId, ItemKind } from '../../model/item.ts';
import { type Gist, saysTheSame } from './fold-duplicates.ts';
import { pickNext } from './pick-next.ts';
import type { Ranked } from './rank-candidates.ts';
import type { Shares } from './shares.ts';
import { type Contender, createTally, type Tally } from './tally.ts';

export interface Chosen extends Ranked {
  /** Other pages that say nearly the same. */
  readonly alsoIn: number;
  readonly heldFor: ItemKind | null;
}

export interface Choice {
  /** Most worthy first, at most the limit. */
  readonly chosen: readonly Chosen[];
  /** Contenders that were passed over, most worthy first, each with its reason. */
  readonly leftOut: readonly (Ranked & { readonly because: LeftOutBecause['because'] })[];
}

const byWorth = (one: Ranked, other: Ranked) => one.rank - other.rank;

/**
 * Chooses as a careful editor would: one by one the best of what is left, where
 * each further item of the same page or themes counts for less, until a page
 * or theme has its share. The last places are held for kinds that have none
 * yet. What says nearly the same as a chosen item is folded into it, whatever
 * its page or table. A theme goes beyond its share only where places would
 * stay empty; a page never does.
 *
 * @param contenders - most worthy first.
 */
export function chooseItems(
  contenders: readonly Ranked[],
  gistOf: (id: ItemId) => Gist,
  rule: { readonly limit: number; readonly shares: Shares },
): Choice {
  const { limit, shares } = rule;
  const chosen: (Contender & Chosen)[] = [];
  const tally = createTally(shares);
  let waiting: readonly Contender[] = contenders.map((ranked) => ({
    ...ranked,
    gist: gistOf(ranked.candidate.id),
    themes: themesOf(ranked.candidate),
  }));
  const folded: { readonly ranked: Ranked; readonly into: ItemId }[] = [];

  while (chosen.length < limit) {
    const picked = pickNext(waiting, tally, {
      heldFor: shares.heldFor,
      places: limit - chosen.length,
    });
    if (picked === null) {
      break;
    }
    const { best, heldFor } = picked;
    tally.add(best);
    const others = waiting.filter((other) => other !== best);
    const { same = [], different = [] } = Object.groupBy(others, ({ gist }) =>
      saysTheSame(best.gist, gist) ? 'same' : 'different',
    );
    folded.push(...same.map((ranked) => ({ ranked, into: best.candidate.id })));
    const pages = new Set([best, ...same].map(({ candidate }) => candidate.page.id));
    chosen.push({ ...best, heldFor, alsoIn: pages.size - 1 });
    waiting = different;
  }

  return {
    chosen: chosen.map(({ gist: _gist, themes: _themes, ...ranked }) => ranked).sort(byWorth),
    leftOut: [
      ...waiting.map((ranked) => ({ ...ranked, because: whyLeftOut(ranked, tally, rule) })),
      ...folded.map(({ ranked, into }) => ({
        ...ranked,
        because: { kind: 'same-as' as const, item: into },
      })),
    ].sort(byWorth),
  };
}

/** Why one that is left had no place; asked once all are given. */
function whyLeftOut(
  contender: Contender,
  tally: Tally,
  { limit, shares: { perPage, perTheme } }: { readonly limit: number; readonly shares: Shares },
): LeftOutBecause['because'] {
  if (tally.isPageFull(contender)) {
    return { kind: 'page-share', most: perPage };
  }
  if (!tally.hasPlace(contender)) {
    return { kind: 'second-inherited' };
  }
  const theme = tally.fullTheme(contender);
  return theme === undefined
    ? { kind: 'no-room', limit }
    : { kind: 'theme-share', theme, most: perTheme };
}

function themesOf({ page }: DigestCandidate): readonly string[] {
  return [...new Set(page.themes.map((theme) => theme.toLowerCase()))];
}
