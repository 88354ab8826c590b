import { z } from 'zod';
import type { ItemKind } from '../../../model/item.ts';
import type { Query } from '../../../model/query.ts';
import { CalendarDate } from '../../../model/summary.ts';
import type { TrendStore } from '../../trend-store.ts';
import type { Connection } from '../connection.ts';
import { createTermForms } from '../words/term-forms.ts';
import { compileQuery } from './compile-query.ts';
import { createFindRows } from './find-rows.ts';
import { createItemColumns } from './item-columns.ts';
import { createReadRows } from './read-rows.ts';
import { fullSource, ofKinds, where } from './search-statements.ts';

const DayRow = z.object({
  date: z
    .string()
    .transform((date) => (date === '' ? null : date))
    .pipe(CalendarDate.nullable()),
  items: z.number(),
});
const ThemeRow = z.object({
  theme: z.string(),
  now: z.number(),
  before: z.number(),
  pagesBefore: z.number(),
});

/** Counts by page date, in SQLite. */
export function createTrendStore({ db, read }: Connection): TrendStore {
  const forms = createTermForms(db);
  const findRows = createFindRows(createReadRows(db), createItemColumns(db));
  /** How many items of each page a query finds. */
  const perPage = (query: Query, kinds: readonly ItemKind[]) => {
    const compiled = compileQuery(query, kinds, forms);
    const { from, conditions } = ofKinds(
      compiled,
      fullSource(compiled, () => findRows.inItems(compiled)),
    );
    return {
      sql: `SELECT k.page_row, count(*) AS items FROM ${from} ${where(conditions)} GROUP BY k.page_row`,
      values: compiled.parameters.values,
    };
  };
  return {
    countsByDay: (query, kinds) =>
      read(() => {
        const { sql, values } = perPage(query, kinds);
        return db
          .prepare<[object]>(`
            SELECT page_date AS date, sum(items) AS items
            FROM (${sql}) JOIN page USING (page_row)
            GROUP BY page_date ORDER BY page_date`)
          .all(values)
          .map((row) => DayRow.parse(row));
      }),
    themeCounts: (query, kinds, { before, now, until }) =>
      read(() => {
        const { sql, values } = perPage(query, kinds);
        return db
          .prepare<[object]>(themesOf(sql))
          .all({ ...values, trendBefore: before, trendNow: now, trendUntil: until })
          .map((row) => ThemeRow.parse(row));
      }),
  };
}

/** @param perPage - a statement that gives items by page. */
function themesOf(perPage: string): string {
  return `
    WITH dated AS MATERIALIZED (
      SELECT page_row, page_date > @trendNow AS isNow, items
      FROM (${perPage}) JOIN page USING (page_row)
      WHERE page_date > @trendBefore AND page_date <= @trendUntil)
    SELECT min(value) AS theme, sum(iif(isNow, items, 0)) AS now, sum(iif(isNow, 0, items)) AS before,
      sum(iif(isNow, 0, 1)) AS pagesBefore
    FROM dated JOIN page_facet USING (page_row) JOIN facet_value USING (value_row)
    WHERE facet = 'theme'
    GROUP BY folded ORDER BY folded`;
}
