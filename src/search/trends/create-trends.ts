import type { Clock } from '../../model/clock.ts';
import { ITEM_KINDS } from '../../model/item.ts';
import type { Query } from '../../model/query.ts';
import type { DayCount, TrendStore } from '../../store/trend-store.ts';
import type { Answers } from '../answers.ts';
import type { ReadQuery } from '../read-query.ts';
import { byQuarter } from './quarters.ts';
import { judgeTrend, type Trend, type TrendCounts } from './trend-rule.ts';
import { countsAt, dayOf, trendWindows } from './trend-windows.ts';
import type { ThemeTrend, Trends, TrendsOutcome } from './trends.ts';

/** Themes of one list: what is worth a look this quarter, not a table. */
const MOST_THEMES = 5;

export interface TrendsDeps {
  readonly store: TrendStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly readQuery: ReadQuery;
  /** What can be done about a query that finds nothing. */
  readonly answers: Pick<Answers, 'page'>;
}

/** Builds the answer to how a query, or the archive's themes, went quarter by quarter. */
export function createTrends({ store, clock, readQuery, answers }: TrendsDeps): Trends {
  return async (text) => {
    const outcome = await readQuery(text);
    if (outcome.kind === 'unreadable') {
      return outcome;
    }
    const { query } = outcome;
    const today = dayOf(clock.now());
    const everything: Query = { ...query, ...EVERYTHING };
    const all = await store.countsByDay(everything, ITEM_KINDS);
    const whole = countsAt(all, clock.now());
    if (text.trim() === '') {
      return themesOutcome(store, { everything, all, whole, now: clock.now() });
    }
    const kinds = query.kinds ?? ITEM_KINDS;
    const days = await store.countsByDay(query, kinds);
    const items = days.reduce((sum, day) => sum + day.items, 0);
    const answer = items === 0 ? await answers.page({ text, kinds, now: clock.now() }, 1) : null;
    return answer !== null && answer.kind !== 'found'
      ? answer
      : {
          kind: 'trend',
          query,
          kinds,
          items,
          undated: days.find(({ date }) => date === null)?.items ?? 0,
          quarters: byQuarter(days, today),
          trend: judgeTrend(countsAt(days, clock.now()), whole),
        };
  };
}

const EVERYTHING = {
  text: '',
  match: null,
  relevancy: null,
  facets: [],
  titles: [],
  languages: [],
  kinds: null,
  since: null,
  until: null,
} as const;

async function themesOutcome(
  store: TrendStore,
  {
    everything,
    all,
    whole,
    now,
  }: {
    readonly everything: Query;
    readonly all: readonly DayCount[];
    readonly whole: TrendCounts;
    readonly now: Date;
  },
): Promise<TrendsOutcome> {
  const counts = await store.themeCounts(everything, ITEM_KINDS, trendWindows(now));
  const themes = counts.map(
    ({ theme, ...windows }): ThemeTrend => ({ theme, ...judgeTrend(windows, whole) }),
  );
  return {
    kind: 'themes',
    rising: some(themes, 'rises', (one) => one.now - (one.expected ?? 0)),
    quiet: some(themes, 'quiet', (one) => (one.expected ?? 0) - one.now),
    quarters: byQuarter(all, dayOf(now)),
    whole,
  };
}

/** Those that moved most. */
function some(
  themes: readonly ThemeTrend[],
  verdict: Trend['verdict'],
  by: (theme: ThemeTrend) => number,
): readonly ThemeTrend[] {
  return themes
    .filter((theme) => theme.verdict === verdict)
    .toSorted((a, b) => by(b) - by(a) || (a.theme < b.theme ? -1 : 1))
    .slice(0, MOST_THEMES);
}
