import type { ItemKind } from '../../model/item.ts';
import type { Query } from '../../model/query.ts';
import type { Nothing, Unreadable } from '../outcome.ts';
import type { QuarterCount } from './quarters.ts';
import type { Trend, TrendCounts } from './trend-rule.ts';

export interface ThemeTrend extends Trend {
  readonly theme: string;
}

export type TrendsOutcome =
  | Unreadable
  | Nothing
  | {
      readonly kind: 'trend';
      readonly query: Query;
      readonly kinds: readonly ItemKind[];
      /** All that the query finds, those of undated pages included. */
      readonly items: number;
      readonly undated: number;
      /** Oldest first; the last one goes on. */
      readonly quarters: readonly QuarterCount[];
      readonly trend: Trend;
    }
  | {
      readonly kind: 'themes';
      /** What moved most first, a few. */
      readonly rising: readonly ThemeTrend[];
      readonly quiet: readonly ThemeTrend[];
      /** Of the whole archive. */
      readonly quarters: readonly QuarterCount[];
      readonly whole: TrendCounts;
    };

/** How a query went quarter by quarter; without one, which themes rise and which have gone quiet. */
export type Trends = (text: string) => Promise<TrendsOutcome>;
