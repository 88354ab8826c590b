import { type Candidates, numberAt } from '../../model/candidates.ts';
import type { DigestStory } from '../../model/digest/digest-message.ts';
import type { Schedule } from '../../model/digest/schedule.ts';
import { DAY_MS, later } from '../../model/duration.ts';
import type { CandidateRequest, DigestStore } from '../../store/digest-store.ts';

/** With fewer items anything seems to rise. */
const LEAST_ITEMS = 4;
/** One long article is no rise. */
const LEAST_PAGES = 2;
/** How many times as often as before. */
const RISE = 3;

/** The rule in words, as it is published beside what it says. */
export const RISING_RULE = `Rose: at least ${LEAST_ITEMS} new items of ${LEAST_PAGES} articles, ${RISE} times as often as before.`;

/**
 * The theme of the period that rose most against what came before, in the four
 * weeks before it, or three months for a monthly digest: at least four items of
 * two articles, at three times the rate or more. Null where none did, or nothing came before
 * to compare with.
 */
export async function findRisingTheme(
  store: Pick<DigestStore, 'themeArrivals'>,
  schedule: Schedule,
  request: CandidateRequest,
  candidates: Candidates,
): Promise<DigestStory['rising']> {
  const beforeDays = schedule.every === 'month' ? 91 : 28;
  const now = countThemes(candidates);
  const frequent = [...now].filter(
    ([, { items, pages }]) => items >= LEAST_ITEMS && pages >= LEAST_PAGES,
  );
  if (frequent.length === 0) {
    return null;
  }
  const before = await store.themeArrivals({
    ...request,
    from: later(request.from, -beforeDays * DAY_MS),
    to: request.from,
    arrivals: 'page-date',
  });
  if (before.size === 0) {
    return null;
  }
  const days = Math.max(1, (request.to.getTime() - request.from.getTime()) / DAY_MS);
  const [best] = frequent
    .map(([key, { theme, items }]) => {
      const was = before.get(key) ?? 0;
      return { theme, items, before: was, beforeDays, usual: (was / beforeDays) * days };
    })
    .filter(({ items, usual }) => items >= usual * RISE)
    .sort((a, b) => b.items - b.usual - (a.items - a.usual) || (a.theme < b.theme ? -1 : 1));
  if (best === undefined) {
    return null;
  }
  const { usual: _usual, ...rising } = best;
  return rising;
}

/** New items by the lower-case value of their pages' themes. */
function countThemes(
  candidates: Candidates,
): ReadonlyMap<string, { readonly theme: string; readonly items: number; readonly pages: number }> {
  const perPage = new Float64Array(candidates.pages.length);
  for (let n = 0; n < candidates.count; n += 1) {
    const page = numberAt(candidates.page, n);
    perPage[page] = numberAt(perPage, page) + numberAt(candidates.isNew, n);
  }
  const counts = new Map<string, { theme: string; items: number; pages: number }>();
  for (const [n, { themes }] of candidates.pages.entries()) {
    const own = new Map(themes.map((theme) => [theme.toLowerCase(), theme]));
    for (const [key, theme] of own) {
      const known = counts.get(key) ?? { theme, items: 0, pages: 0 };
      known.items += numberAt(perPage, n);
      known.pages += Number(numberAt(perPage, n) > 0);
      counts.set(key, known);
    }
  }
  return counts;
}
