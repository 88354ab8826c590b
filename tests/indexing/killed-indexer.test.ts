import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIndexArchive } from '../../src/indexing/index-archive.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import {
  type DatabaseContent,
  databaseContent,
  differencesFrom,
} from '../support/database-content.ts';
import { writeArchive } from '../support/generate-archive.ts';
import { type IndexerRun, runIndexer, statementsOf } from '../support/indexer-process.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createRandom } from '../support/random.ts';
import { isDeep } from '../support/runs.ts';
import { type LeftFile, stirArchive } from '../support/stir-archive.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** An archive at a time, and what comes of it where nothing was ever killed. */
interface Week extends Pick<IndexerRun, 'folder' | 'now'> {
  /** As the week found it; it makes the first itself. */
  readonly databaseBefore: string | undefined;
  readonly content: DatabaseContent;
  readonly statements: number;
  readonly steps: number;
}

/** The third week is written in no other way than the second. */
const TIMES = ['2036-11-24T09:00:00Z', '2036-12-01T09:00:00Z', '2036-12-08T09:00:00Z'].slice(
  0,
  isDeep ? 3 : 2,
);
/** In the first, which makes the schema too, none dies in another way; in the others two do every day. */
const WEEKS_AND_SEEDS = [
  [0, 1],
  [1, 2],
  [1, 3],
  [2, 4],
] as const;
/** So many that each kind of death has a step to hit; 300 took six minutes on a slow machine, and showed no more. */
const PAGES = isDeep ? 160 : 120;
const FILLED =
  'archive facet_value file item item_fts item_key page page_facet page_fts page_link problem word'.split(
    ' ',
  );
/** Of one week, in a row, the schema included; one that comes no further dies for ever. */
const MOST_DEATHS = 60;
const MOST_MS = 400_000;

let weeks: readonly Week[];
let home: string;

/** Three weeks of an archive, indexed one after the other by indexers that all end well. */
async function indexWeeks(): Promise<readonly Week[]> {
  const made: Week[] = [];
  const left: LeftFile[] = [];
  let databaseBefore: string | undefined;
  for (const [n, now] of TIMES.entries()) {
    const folder = join(home, 'archive', String(n));
    const before = made.at(-1);
    if (before === undefined) {
      writeArchive(folder, { pages: PAGES });
    } else {
      cpSync(before.folder, folder, { recursive: true, preserveTimestamps: true });
      stirArchive(folder, n, left);
    }
    const database = join(home, `${n}.db`);
    if (databaseBefore !== undefined) {
      copyFileSync(databaseBefore, database);
    }
    const end = await runIndexer({ folder, database, now });
    const counts = { statements: statementsOf(end), steps: end.steps.length };
    made.push({ folder, now, databaseBefore, content: databaseContent(database), ...counts });
    databaseBefore = database;
  }
  return made;
}

/** A database as the week found it. */
function databaseFor({ databaseBefore }: Week): string {
  const database = join(tempFolder(), 'test.db');
  if (databaseBefore !== undefined) {
    copyFileSync(databaseBefore, database);
  }
  return database;
}

/** Indexes in this process, as nobody kills it. */
async function finish(week: Week, database: string): Promise<void> {
  const store = await openSqliteStore({ file: database, events: silentEvents });
  const clock = createManualClock(week.now);
  await createIndexArchive({ store, clock, events: silentEvents })({ folder: week.folder });
  await store.close();

  expect(differencesFrom(week.content, database)).toEqual([]);
}

/**
 * SIGKILL, three weeks of an archive, and the same database in the end: all tables, whatever they
 * are, and the full-text index term by term. Nothing is excepted, not even when the index was last
 * complete, as the indexers are told the time.
 */
describe('an indexer that is killed and started again', { timeout: MOST_MS }, () => {
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'signalpost-'));
    weeks = await indexWeeks();
  }, MOST_MS);

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('has something to compare in every table that an index fills', () => {
    const content = weeks.at(-1)?.content ?? expect.unreachable();

    const empty = FILLED.filter((table) => (content.get(table) ?? []).length === 0);

    expect(empty).toEqual([]);
  });

  it('ends the same when each dies right after its first write, one after the other', async () => {
    const deathsByWeek: number[] = [];

    // The first makes the schema, and writes its pages as the second does.
    for (const week of weeks.slice(isDeep ? 0 : 1, 2)) {
      const database = databaseFor(week);
      let deaths = 0;
      let isComplete = false;
      for (; !isComplete && deaths < MOST_DEATHS; deaths += 1) {
        const run = { ...week, database, killAt: { kind: 'write', n: 1 } } as const;
        const { killed, steps } = await runIndexer(run);
        expect(killed).toBe(true);
        // It writes that, and when, it was complete even where it has nothing else to write.
        isComplete = steps.at(-1) === 'completeIndex';
      }
      expect(isComplete).toBe(true);
      await finish(week, database);
      deathsByWeek.push(deaths);
    }

    expect(Math.min(...deathsByWeek)).toBeGreaterThan(5);
  });

  it.each(WEEKS_AND_SEEDS.slice(0, isDeep ? 4 : 1))(
    'ends the same when one dies in week %i before a statement, seed %i',
    async (n, seed) => {
      const week = weeks[n] ?? expect.unreachable();
      const database = databaseFor(week);
      const statement = createRandom(seed).int(1, week.statements);

      const run = { ...week, database, killAt: { kind: 'statement', n: statement } } as const;
      expect(await runIndexer(run)).toMatchObject({ killed: true });

      await finish(week, database);
    },
  );

  it('ends the same when several die in a row, some ms after a step', async () => {
    // The first, whose indexers make the schema too, is killed above as well: 8 s of CPU.
    const [first = expect.unreachable(), ...others] = weeks.slice(isDeep ? 0 : 1);
    const database = databaseFor(first);
    const random = createRandom(5);

    for (const week of [first, ...others]) {
      for (let life = 0; life < 2; life += 1) {
        const moment = { n: random.int(1, week.steps - 1), delayMs: random.int(0, 40) };
        const run = { ...week, database, killAt: { kind: 'step', ...moment } } as const;
        // It may be faster, or have fewer steps to go as others have gone them.
        await runIndexer(run);
      }
      await finish(week, database);
    }
  });
});
