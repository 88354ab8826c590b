import type { DigestCandidate } from '../../model/candidates.ts';
import type { LeftOutBecause } from '../../model/digest-reason.ts';
import type { ItemId, ItemKind } from '../../model/item.ts';
import { type Gist, saysTheSame } from './fold-duplicates.ts';
import type { Ranked } from './rank-candidates.ts';
import type { Shares } from './shares.ts';

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

/** What one more item of a page, or of a theme, is worth less than the one before, in points of relevancy. */
const PAGE_COST = 1;
const THEME_COST = 0.25;

const byWorth = (one: Ranked, other: Ranked) => one.rank - other.rank;

interface Contender extends Ranked {
  readonly gist: Gist;
  readonly themes: readonly string[];
}

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
  { limit, shares }: { readonly limit: number; readonly shares: Shares },
): Choice {
  const chosen: (Contender & { readonly heldFor: ItemKind | null; pages: Set<string> })[] = [];
  const tally = createTally(shares);
  let waiting: readonly Contender[] = contenders.map((ranked) => ({
    ...ranked,
    gist: gistOf(ranked.candidate.id),
    themes: themesOf(ranked.candidate),
  }));
  const folded: { readonly ranked: Ranked; readonly into: ItemId }[] = [];

  while (chosen.length < limit) {
    const picked = tally.pick(waiting, limit - chosen.length);
    if (picked === null) {
      break;
    }
    const { best, heldFor } = picked;
    tally.add(best);
    const pages = new Set([best.candidate.page.id as string]);
    const rest: Contender[] = [];
    for (const other of waiting) {
      if (other === best) {
        continue;
      }
      if (saysTheSame(best.gist, other.gist)) {
        pages.add(other.candidate.page.id);
        folded.push({ ranked: other, into: best.candidate.id });
      } else {
        rest.push(other);
      }
    }
    chosen.push({ ...best, heldFor, pages });
    waiting = rest;
  }

  return {
    chosen: chosen
      .map(({ gist: _gist, themes: _themes, pages, ...ranked }) => ({
        ...ranked,
        alsoIn: pages.size - 1,
      }))
      .sort(byWorth),
    leftOut: [
      ...waiting.map((ranked) => ({ ...ranked, because: tally.reason(ranked, limit) })),
      ...folded.map(({ ranked, into }) => ({
        ...ranked,
        because: { kind: 'same-as' as const, item: into },
      })),
    ].sort(byWorth),
  };
}

/** Counts what was taken, and says what may still be. */
function createTally({ perPage, perTheme, heldFor }: Shares) {
  const pages = new Map<string, number>();
  const themes = new Map<string, number>();
  const kinds = new Map<ItemKind, number>();
  const inherited = new Set<string>();
  const count = <Key>(counts: ReadonlyMap<Key, number>, key: Key) => counts.get(key) ?? 0;
  const pageAndKind = ({ candidate }: Ranked) => `${candidate.page.id} ${candidate.kind}`;
  const fullTheme = ({ themes: own }: Contender) =>
    own.find((theme) => count(themes, theme) >= perTheme);
  const hasPlace = (contender: Contender) =>
    count(pages, contender.candidate.page.id) < perPage &&
    !(contender.tier > 0 && inherited.has(pageAndKind(contender)));
  const isWaitedFor = ({ candidate: { kind } }: Contender) =>
    count(kinds, kind) < count(heldFor, kind);

  return { add, pick, reason };

  function add(contender: Contender): void {
    const { page, kind } = contender.candidate;
    pages.set(page.id, count(pages, page.id) + 1);
    kinds.set(kind, count(kinds, kind) + 1);
    for (const theme of contender.themes) {
      themes.set(theme, count(themes, theme) + 1);
    }
    if (contender.tier > 0) {
      inherited.add(pageAndKind(contender));
    }
  }

  function pick(
    waiting: readonly Contender[],
    places: number,
  ): { readonly best: Contender; readonly heldFor: ItemKind | null } | null {
    const allowed = waiting.filter(hasPlace);
    const withinThemes = allowed.filter((one) => fullTheme(one) === undefined);
    const open = withinThemes.length > 0 ? withinThemes : allowed;
    const best = bestOf(open);
    if (best === null || placesHeld(open) < places) {
      return best === null ? null : { best, heldFor: null };
    }
    const held = bestOf(open.filter(isWaitedFor)) ?? best;
    return { best: held, heldFor: held === best ? null : held.candidate.kind };
  }

  /** Places that kinds still wait for, no more than they can fill. */
  function placesHeld(open: readonly Contender[]): number {
    let sum = 0;
    for (const [kind, share] of heldFor) {
      const available = open.filter(({ candidate }) => candidate.kind === kind).length;
      sum += Math.min(Math.max(0, share - count(kinds, kind)), available);
    }
    return sum;
  }

  /** The first of the most worthy; `open` is in the order that decides between equals. */
  function bestOf(open: readonly Contender[]): Contender | null {
    let best: { readonly contender: Contender; readonly worth: number } | null = null;
    for (const contender of open) {
      const worth = worthOf(contender);
      if (best === null || worth > best.worth) {
        best = { contender, worth };
      }
    }
    return best?.contender ?? null;
  }

  /** Relevancy less what its page and themes have cost; a lower tier is always worth less. */
  function worthOf({ tier, relevancy, candidate, themes: own }: Contender): number {
    const seen = own.reduce((sum, theme) => sum + count(themes, theme), 0);
    const themeCost = own.length === 0 ? 0 : (seen / own.length) * THEME_COST;
    const pageCost = count(pages, candidate.page.id) * PAGE_COST;
    const rank = tier * 2 + Number(candidate.words === 'label');
    return relevancy - pageCost - themeCost - rank * WORTHS_APART;
  }

  function reason(contender: Contender, limit: number): LeftOutBecause['because'] {
    if (count(pages, contender.candidate.page.id) >= perPage) {
      return { kind: 'page-share', most: perPage };
    }
    if (!hasPlace(contender)) {
      return { kind: 'second-inherited' };
    }
    const theme = fullTheme(contender);
    return theme === undefined
      ? { kind: 'no-room', limit }
      : { kind: 'theme-share', theme, most: perTheme };
  }
}

/** More than relevancy and all costs of fifty items can make up for. */
const WORTHS_APART = 1_000;

function themesOf({ page }: DigestCandidate): readonly string[] {
  return [...new Set(page.themes.map((theme) => theme.toLowerCase()))];
}
