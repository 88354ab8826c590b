import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDifferences } from '../support/content-differences.ts';
import { type DatabaseContent, databaseContent } from '../support/database-content.ts';
import { writeArchive } from '../support/generate-archive.ts';
import { type IndexerRun, runIndexer, statementsOf } from '../support/indexer-process.ts';
import { createRandom } from '../support/random.ts';
import { everyOther, isDeep, someOf } from '../support/runs.ts';
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

const TIMES = ['2036-11-24T09:00:00Z', '2036-12-01T09:00:00Z', '2036-12-08T09:00:00Z'];
/** So many that each kind of death has a step to hit; 300 took six minutes on a slow machine, and showed no more. */
const PAGES = Math.max(120, someOf(160));
const FILLED =
  'archive facet_value file item item_fts item_key page page_facet page_fts page_link problem word'.split(
    ' ',
  );
/** Of one week, in a row; an index that writes in smaller pieces would die far more often. */
const MOST_DEATHS = 30;
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

async function finish(week: Week, database: string): Promise<void> {
  await runIndexer({ ...week, database });

  expect(contentDifferences(week.content, databaseContent(database))).toEqual([]);
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
    const database = join(tempFolder(), 'test.db');
    const deathsByWeek: number[] = [];

    // The third would only take longer: it writes in no other way than the second.
    for (const week of weeks.slice(0, isDeep ? 2 : 1)) {
      let deaths = 0;
      for (let isComplete = false; !isComplete && deaths < MOST_DEATHS; deaths += 1) {
        const run = { ...week, database, killAt: { kind: 'write', n: 1 } } as const;
        const { killed, steps } = await runIndexer(run);
        expect(killed).toBe(true);
        // It writes that, and when, it was complete even where it has nothing else to write.
        isComplete = steps.at(-1) === 'completeIndex';
      }
      await finish(week, database);
      deathsByWeek.push(deaths);
    }

    expect(Math.min(...deathsByWeek)).toBeGreaterThan(5);
  });

  it.each(
    everyOther([
      [0, 1],
      [1, 2],
      [1, 3],
      [2, 4],
    ] as const),
  )('ends the same when one dies in week %i before a statement, seed %i', async (n, seed) => {
    const week = weeks[n] ?? expect.unreachable();
    const database = databaseFor(week);
    const statement = createRandom(seed).int(1, week.statements);

    const run = { ...week, database, killAt: { kind: 'statement', n: statement } } as const;
    expect(await runIndexer(run)).toMatchObject({ killed: true });

    await finish(week, database);
  });

  it('ends the same when several die in a row, some ms after a step', async () => {
    const database = join(tempFolder(), 'test.db');
    const random = createRandom(5);

    for (const week of weeks.slice(0, isDeep ? 3 : 2)) {
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
