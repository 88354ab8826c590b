import type { DigestStory } from '../../model/digest/digest-message.ts';
import { judgeTrend, type TrendCounts } from '../../search/trends/trend-rule.ts';
import { countsAt, trendWindows } from '../../search/trends/trend-windows.ts';
import type { CandidateRequest } from '../../store/digest-store.ts';
import type { ThemeCount, TrendStore } from '../../store/trend-store.ts';

/** In the year before. With fewer one long article that stood alone would be a silence. */
const LEAST_PAGES = 4;

/** What a digest asks beside the rule of trends, in words. */
export const QUIET_RULE = `In a digest: of ${LEAST_PAGES} articles or more, and quiet since the last one.`;

/**
 * The theme that fell most below its share, among what a digest asks for, by the rule of
 * `/signalpost trends`. Only one that was not quiet when the period began: told again each week,
 * for the three months that it lasts, it would be no news.
 *
 * @param isMuted - of a theme: its reader does not want to hear of it.
 */
export async function findQuietTheme(
  store: TrendStore,
  { query, kinds, from, to }: Pick<CandidateRequest, 'query' | 'kinds' | 'from' | 'to'>,
  isMuted: (theme: string) => boolean,
): Promise<DigestStory['quiet']> {
  const days = await store.countsByDay(query, kinds);
  const quietAt = async (at: Date) => {
    const whole = countsAt(days, at);
    const counts = await store.themeCounts(query, kinds, trendWindows(at));
    return counts
      .filter(({ pagesBefore }) => pagesBefore >= LEAST_PAGES)
      .flatMap((one) => quietOf(one, whole));
  };
  const quiet = (await quietAt(to)).filter(({ theme }) => !isMuted(theme));
  if (quiet.length === 0) {
    return null;
  }
  const since = new Set((await quietAt(from)).map(({ theme }) => theme.toLowerCase()));
  const [most = null] = quiet
    .filter(({ theme }) => !since.has(theme.toLowerCase()))
    .toSorted(
      (a, b) => b.expected - b.items - (a.expected - a.items) || (a.theme < b.theme ? -1 : 1),
    );
  return most;
}

function quietOf({ theme, ...counts }: ThemeCount, all: TrendCounts) {
  const { verdict, expected, now: items, before } = judgeTrend(counts, all);
  return verdict === 'quiet' && expected !== null ? [{ theme, items, before, expected }] : [];
}
