import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { HOUR_MS } from '../../model/duration.ts';
import { type Actor, type TeamId, UserId } from '../../model/slack-ids.ts';
import type { HomeStore } from '../home-store.ts';
import type { Connection } from './connection.ts';
import { Instant } from './instant.ts';

const Before = z.object({ before: Instant.nullable() });
const Visitor = z.object({ user: UserId });
const PageRow = z.object({ title: z.string(), url: z.string().nullable(), items: z.number() });
const ThemeRow = z.object({ theme: z.string(), pages: z.number() });

/** What the Home tab shows, in SQLite. */
export function createHomeStore({ db, read, write }: Connection): HomeStore {
  const sql = prepareStatements(db);
  return {
    visitHome: ({ team, user }, at) =>
      write(() => {
        sql.visit.run({ team, user, at: at.getTime(), hour: HOUR_MS });
      }),
    homeVisitBefore: ({ team, user }) =>
      read(() => Before.optional().parse(sql.before.get({ team, user }))?.before ?? null),
    homeVisitors: (team, since, limit) =>
      read(() =>
        sql.visitors
          .all({ team, since: since.getTime(), limit })
          .map((row) => Visitor.parse(row).user),
      ),
    newPages: (since, limit) =>
      read(() => ({
        total: z.object({ total: z.number() }).parse(sql.countNew.get(since.getTime())).total,
        pages: sql.newPages.all({ since: since.getTime(), limit }).map((row) => PageRow.parse(row)),
      })),
    themesOf: (from, to, limit) =>
      read(() => sql.themes.all({ from, to, limit }).map((row) => ThemeRow.parse(row))),
  };
}

const ARRIVED = 'gone_at IS NULL AND baseline = 0 AND first_seen_at >';

function prepareStatements(db: Database) {
  return {
    visit: db.prepare<[object]>(`
      INSERT INTO home_visit (team, user, at, before) VALUES (@team, @user, @at, NULL)
      ON CONFLICT DO UPDATE SET before = iif(@at - at > @hour, at, before), at = @at`),
    before: db.prepare<[Actor]>(
      'SELECT before FROM home_visit WHERE team = @team AND user = @user',
    ),
    visitors: db.prepare<[{ team: TeamId; since: number; limit: number }]>(`
      SELECT user FROM home_visit WHERE team = @team AND at >= @since
      ORDER BY at DESC, user LIMIT @limit`),
    countNew: db.prepare<[number]>(`SELECT count(*) AS total FROM page WHERE ${ARRIVED} ?`),
    newPages: db.prepare<[object]>(`
      SELECT title, url,
        (SELECT count(*) FROM item
          WHERE item.page_row = page.page_row AND item.gone_at IS NULL) AS items
      FROM page WHERE ${ARRIVED} @since ORDER BY first_seen_at DESC, page_id LIMIT @limit`),
    themes: db.prepare<[object]>(`
      SELECT min(value) AS theme, count(DISTINCT page_row) AS pages
      FROM page JOIN page_facet USING (page_row) JOIN facet_value USING (value_row)
      WHERE facet = 'theme' AND gone_at IS NULL AND page_date BETWEEN @from AND @to
      GROUP BY folded ORDER BY pages DESC, theme LIMIT @limit`),
  };
}
