import { copyFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { createIndexArchive } from '../../../src/indexing/index-archive.ts';
import { systemClock } from '../../../src/model/clock.ts';
import { DAY_MS } from '../../../src/model/duration.ts';
import { silentEvents } from '../../../src/model/events/events.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { writeArchive } from '../../support/generate-archive.ts';

/** Databases to which so many pages came after their first index. */
export interface Arrivals {
  /** All at once, just now. */
  readonly atOnce: string;
  /** One after another, in the 90 days before. */
  readonly spread: string;
  readonly at: Date;
}

const DAYS = 90;

export async function makeArrivals(folder: string, pages: number): Promise<Arrivals> {
  const atOnce = `${folder}/at-once.db`;
  const spread = `${folder}/spread.db`;
  const store = await openSqliteStore({ file: atOnce, events: silentEvents });
  const index = createIndexArchive({ store, clock: systemClock, events: silentEvents });
  writeArchive(`${folder}/archive`, { pages: 2 });
  await index({ folder: `${folder}/archive` });
  writeArchive(`${folder}/archive`, { pages });
  await index({ folder: `${folder}/archive` });
  await store.close();
  copyFileSync(atOnce, spread);
  const db = new Sqlite(spread);
  const earlier = `first_seen_at - (page_row % ${DAYS}) * ${DAY_MS}`;
  db.exec(`UPDATE page SET first_seen_at = ${earlier} WHERE baseline = 0;
    UPDATE item SET first_seen_at = ${earlier}`);
  db.close();
  return { atOnce, spread, at: systemClock.now() };
}
