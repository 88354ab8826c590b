import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CalendarDate } from '../../model/summary.ts';
import type { TrendStore } from '../trend-store.ts';
import { compileQuery } from './compile-query.ts';
import type { Connection } from './connection.ts';
import { createFindRows } from './find-rows.ts';
import { createItemColumns } from './item-columns.ts';
import { createReadRows } from './read-rows.ts';
import { fullSource, ofKinds, where } from './search-statements.ts';
import { createTermForms } from './term-forms.ts';

const DayRow = z.object({
  date: z
    .string()
    .transform((date) => (date === '' ? null : date))
    .pipe(CalendarDate.nullable()),
  items: z.number(),
});
const ThemeRow = z.object({ theme: z.string(), now: z.number(), before: z.number() });

/** Counts by page date, in SQLite. */
export function createTrendStore({ db, read }: Connection): TrendStore {
  const forms = createTermForms(db);
  const findRows = createFindRows(createReadRows(db), createItemColumns(db));
  const themes = prepareThemes(db);
  return {
    countsByDay: (query, kinds) =>
      read(() => {
        const compiled = compileQuery(query, kinds, forms);
        const { from, conditions } = ofKinds(
          compiled,
          fullSource(compiled, () => findRows.inItems(compiled)),
        );
        return db
          .prepare<[object]>(`
            SELECT page_date AS date, sum(items) AS items
            FROM (SELECT k.page_row, count(*) AS items FROM ${from} ${where(conditions)}
                GROUP BY k.page_row)
              JOIN page USING (page_row)
            GROUP BY page_date ORDER BY page_date`)
          .all(compiled.parameters.values)
          .map((row) => DayRow.parse(row));
      }),
    themeCounts: (windows) => read(() => themes.all(windows).map((row) => ThemeRow.parse(row))),
  };
}

function prepareThemes(db: Database) {
  return db.prepare<[object]>(`
    WITH dated AS MATERIALIZED (
      SELECT page_row, page_date > @now AS isNow, count(*) AS items
      FROM page JOIN item USING (page_row)
      WHERE page_date > @before AND page_date <= @until AND item.gone_at IS NULL
        AND page.gone_at IS NULL
      GROUP BY page_row)
    SELECT min(value) AS theme, sum(iif(isNow, items, 0)) AS now, sum(iif(isNow, 0, items)) AS before
    FROM dated JOIN page_facet USING (page_row) JOIN facet_value USING (value_row)
    WHERE facet = 'theme'
    GROUP BY folded ORDER BY folded`);
}
