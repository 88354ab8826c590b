import type { ItemKind } from '../model/item.ts';
import type { Query } from '../model/query.ts';
import type { CalendarDate } from '../model/summary.ts';

export interface DayCount {
  /** Null for items of undated pages. */
  readonly date: CalendarDate | null;
  readonly items: number;
}

export interface ThemeCount {
  readonly theme: string;
  /** Of pages dated in the last days that were asked for, and in those before them. */
  readonly now: number;
  readonly before: number;
  /** Pages that the latter are of. */
  readonly pagesBefore: number;
}

export interface ThemeWindows {
  /** After this day … */
  readonly before: CalendarDate;
  /** … and this one, … */
  readonly now: CalendarDate;
  /** … up to this one. */
  readonly until: CalendarDate;
}

/** How many items there are by the dates of their pages. */
export interface TrendStore {
  /** What a query finds, by page date, oldest first; undated pages first of all. */
  countsByDay(query: Query, kinds: readonly ItemKind[]): Promise<readonly DayCount[]>;
  /** What a query finds of each theme in two windows that meet; themes with none in either are left out. */
  themeCounts(
    query: Query,
    kinds: readonly ItemKind[],
    windows: ThemeWindows,
  ): Promise<readonly ThemeCount[]>;
}
