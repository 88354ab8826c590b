import type { ArchiveItem } from '../../model/archive-item.ts';
import type { DigestDefinition } from '../../model/digest-definition.ts';
import type { DigestCandidate } from '../../store/store.ts';
import { type Gist, gistOf, saysTheSame } from './fold-duplicates.ts';
import { type Standing, standingOf } from './standing.ts';

export interface ChosenItem {
  readonly found: ArchiveItem;
  readonly novelty: DigestCandidate['novelty'];
  /** Other pages that say nearly the same. */
  readonly alsoIn: number;
}

export interface Selection {
  /** Best first, at most the digest's limit. */
  readonly chosen: readonly ChosenItem[];
  /** Of the chosen ones. */
  readonly newItems: number;
  readonly updatedItems: number;
  readonly belowThreshold: number;
  readonly overLimit: number;
}

interface Ranked extends Standing {
  readonly candidate: DigestCandidate;
}

interface Contender extends Ranked {
  readonly gist: Gist;
  /** Ids of all pages that say it. */
  readonly pages: Set<string>;
}

/**
 * How many are weighed against each other, and of one page. Beyond are those of an archive that
 * was generated anew as a whole: enough to choose from, little enough to take no time.
 */
const MOST_CONTENDERS = 1_000;
const MOST_OF_A_PAGE = 20;

/** What one more item of a page, or of a theme, is worth less than the one before, in points of relevancy. */
const PAGE_COST = 1;
const THEME_COST = 0.25;

/**
 * Chooses what a digest posts. Rated items come before inherited ones, of which
 * there is at most one per page and kind. Within that the most relevant is
 * taken first, where each further item of the same page, or of the same themes,
 * counts for less, so that one article does not fill the digest. Rows that say
 * nearly the same are folded into the best of them.
 */
export function selectItems(
  { minimumRelevancy, limit }: Pick<DigestDefinition, 'minimumRelevancy' | 'limit'>,
  candidates: readonly DigestCandidate[],
): Selection {
  const standings = candidates.map((candidate) => ({
    candidate,
    ...standingOf(candidate, minimumRelevancy),
  }));
  const passing = standings.filter(({ passes }) => passes).sort(byWorth);
  const promising = mostPromising(passing);
  const contenders = foldEqual(
    promising.map((standing) => ({
      ...standing,
      gist: gistOf(standing.candidate.found),
      pages: new Set([standing.candidate.found.page.id]),
    })),
  );
  const { chosen, left } = choose(contenders, limit);
  const items = chosen.map(({ candidate, pages }) => ({
    found: candidate.found,
    novelty: candidate.novelty,
    alsoIn: pages.size - 1,
  }));
  return {
    chosen: items,
    newItems: items.filter(({ novelty }) => novelty === 'new').length,
    updatedItems: items.filter(({ novelty }) => novelty === 'updated').length,
    belowThreshold: standings.filter(({ passes }) => !passes).length,
    overLimit: left + passing.length - promising.length,
  };
}

function byWorth(a: Ranked, b: Ranked): number {
  return (
    a.tier - b.tier ||
    b.relevancy - a.relevancy ||
    b.candidate.score - a.candidate.score ||
    compare(b.candidate.found.page.pageDate ?? '', a.candidate.found.page.pageDate ?? '') ||
    compare(a.candidate.found.page.id, b.candidate.found.page.id) ||
    compare(a.candidate.found.item.id, b.candidate.found.item.id)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** @param passing - most worthy first. */
function mostPromising(passing: readonly Ranked[]): readonly Ranked[] {
  if (passing.length <= MOST_CONTENDERS) {
    return passing;
  }
  const perPage = new Map<string, number>();
  const promising = passing.filter(({ candidate }) => {
    const count = (perPage.get(candidate.found.page.id) ?? 0) + 1;
    perPage.set(candidate.found.page.id, count);
    return count <= MOST_OF_A_PAGE;
  });
  return promising.slice(0, MOST_CONTENDERS);
}

function foldEqual(contenders: readonly Contender[]): readonly Contender[] {
  const byKey = new Map<string, Contender>();
  for (const contender of contenders) {
    const first = byKey.get(contender.gist.key);
    if (first === undefined) {
      byKey.set(contender.gist.key, contender);
    } else {
      mergePages(first, contender);
    }
  }
  return [...byKey.values()];
}

function mergePages(into: Contender, from: Contender): void {
  for (const page of from.pages) {
    into.pages.add(page);
  }
}

/** Takes the best that is left until the limit is reached, weighing anew after each. */
function choose(contenders: readonly Contender[], limit: number) {
  const chosen: Contender[] = [];
  const themes = new Map<string, number>();
  const pages = new Map<string, number>();
  let waiting = contenders;
  let over = 0;
  while (waiting.length > 0 && chosen.length < limit) {
    const best = bestOf(waiting, pages, themes);
    chosen.push(best);
    const { page } = best.candidate.found;
    pages.set(page.id, (pages.get(page.id) ?? 0) + 1);
    for (const theme of new Set(page.themes.map(folded))) {
      themes.set(theme, (themes.get(theme) ?? 0) + 1);
    }
    const rest = waiting.filter((other) => other !== best && !isFolded(best, other));
    const allowed = rest.filter((other) => !isSecondInherited(best, other));
    over += rest.length - allowed.length;
    waiting = allowed;
  }
  return { chosen, left: over + waiting.length };
}

function isFolded(best: Contender, other: Contender): boolean {
  const same = saysTheSame(best.gist, other.gist);
  if (same) {
    mergePages(best, other);
  }
  return same;
}

function isSecondInherited(best: Contender, other: Contender): boolean {
  const [one, two] = [best.candidate.found.item, other.candidate.found.item];
  return best.tier > 0 && other.tier > 0 && one.pageId === two.pageId && one.kind === two.kind;
}

/** The first of the most worthy; `waiting` is in the order that decides between equals. */
function bestOf(
  waiting: readonly Contender[],
  pages: ReadonlyMap<string, number>,
  themes: ReadonlyMap<string, number>,
): Contender {
  const worth = ({ candidate, relevancy }: Contender) => {
    const { page } = candidate.found;
    const seen = page.themes.reduce((sum, theme) => sum + (themes.get(folded(theme)) ?? 0), 0);
    const themeCost = page.themes.length === 0 ? 0 : (seen / page.themes.length) * THEME_COST;
    return relevancy - (pages.get(page.id) ?? 0) * PAGE_COST - themeCost;
  };
  const tier = Math.min(...new Set(waiting.map((contender) => contender.tier)));
  const [first, ...others] = waiting.filter((contender) => contender.tier === tier);
  if (first === undefined) {
    throw new RangeError('There is nothing left to choose from.');
  }
  let best = { contender: first, worth: worth(first) };
  for (const contender of others) {
    const own = worth(contender);
    if (own > best.worth) {
      best = { contender, worth: own };
    }
  }
  return best.contender;
}

const folded = (theme: string) => theme.toLowerCase();
