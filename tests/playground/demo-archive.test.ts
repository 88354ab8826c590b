import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDefinitions } from '../../src/digests/definitions/read-definitions.ts';
import { composePeriod } from '../../src/digests/selection/compose-period.ts';
import { createReadings } from '../../src/digests/selection/readings.ts';
import type { DigestEntry } from '../../src/model/digest/digest-message.ts';
import { DAY_MS } from '../../src/model/duration.ts';
import { arrivals, createDemoArchive, readDemoSource } from '../../src/playground/demo-archive.ts';
import { openTestIndex } from '../support/index-folder.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';

const LAST_WRITTEN_WEEK_ENDS = '2027-01-17';
const TEN_YEARS_ON = '2037-01-18';
const SHIPPED_DIGESTS = fileURLToPath(new URL('../../digests/', import.meta.url));

const source = await readDemoSource();

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** What lies in a folder: each file's text and time. */
async function contents(folder: string) {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((entry) => entry.endsWith('.md')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const { mtime } = await stat(path);
      return { file, text: await readFile(path, 'utf8'), mtime };
    }),
  );
}

/** The archive, its index, and what the shipped digests find in a week that ends on a Monday. */
async function aGrowingArchive() {
  const folder = await aTemporaryFolder();
  const demo = createDemoArchive(source, folder);
  const index = await openTestIndex(folder);
  const definitions = await readDefinitions(SHIPPED_DIGESTS);
  const moveTo = async (day: string) => {
    await demo.layOut(day);
    index.clock.set(new Date(`${day}T08:00:00Z`));
    await index.run();
  };
  return {
    store: index.store,
    digestsOfWeekBefore: async (monday: string) => {
      await moveTo(dayAfter(monday, -7));
      await moveTo(monday);
      const [from, now] = [new Date(`${dayAfter(monday, -7)}T08:30:00Z`), index.clock.now()];
      const period = {
        from,
        to: now,
        now,
        slots: 1,
        arrivals: 'seen' as const,
        unindexed: false,
      };
      const deps = { store: index.store, readCandidates: createReadings(index.store) };
      const found: Record<string, readonly DigestEntry[]> = {};
      for (const definition of definitions.definitions) {
        found[definition.name] = (await composePeriod(deps, definition, period)).entries;
      }
      return found;
    },
  };
}

describe('the demo archive in its folder', () => {
  it('has topics whose links all lead to pages that were there from the beginning', async () => {
    const folder = await aTemporaryFolder();
    const demo = createDemoArchive(source, folder);
    const index = await openTestIndex(folder);
    await demo.layOut('2027-01-17');
    const report = await index.run();

    const topic = await index.store.topicNamed('water under pressure');
    const pages = await index.store.pagesOfTopic('waterunderpressure');

    expect(report.topics).toBe(source.topics.length);
    expect(report.warnings.filter(({ file }) => file.startsWith('analyses'))).toEqual([]);
    expect(topic?.synthesis).toContain('The common thread is the ledger.');
    expect(pages.map(({ title }) => title)).toEqual(topic?.links.map(({ title }) => title));
  });

  it('has something new in every week of the next ten years', async () => {
    const before = await arrivals(source, null, LAST_WRITTEN_WEEK_ENDS);
    const known = new Set(before.map(({ file }) => file));
    const start = Date.parse(LAST_WRITTEN_WEEK_ENDS);
    const perWeek = Array.from({ length: 522 }, () => 0);
    const later = await arrivals(source, LAST_WRITTEN_WEEK_ENDS, TEN_YEARS_ON);
    for (const { file, arrivesOn } of later) {
      const week = Math.ceil((Date.parse(arrivesOn ?? '') - start) / (7 * DAY_MS)) - 1;
      perWeek[week] = (perWeek[week] ?? 0) + (known.has(file) ? 0 : 1);
      known.add(file);
    }

    expect(perWeek).toHaveLength(522);
    expect(Math.min(...perWeek)).toBe(2);
  });

  it('is the same after one jump as day by day', async () => {
    const [jumped, walked] = [await aTemporaryFolder(), await aTemporaryFolder()];
    const walking = createDemoArchive(source, walked);

    await createDemoArchive(source, jumped).layOut('2027-05-01');
    for (let day = '2026-11-09'; day <= '2027-05-01'; day = dayAfter(day, 1)) {
      await walking.layOut(day);
    }

    expect(await contents(walked)).toEqual(await contents(jumped));
  });

  it('puts right what is missing or half written when it is opened again', async () => {
    const folder = await aTemporaryFolder();
    await createDemoArchive(source, folder).layOut('2027-02-28');
    const whole = await contents(folder);
    await rm(join(folder, whole[0]?.file ?? ''));
    await writeFile(join(folder, whole[1]?.file ?? ''), '# __Half a ti');

    await createDemoArchive(source, folder).layOut('2027-02-28');

    expect(await contents(folder)).toEqual(whole);
  });

  it('looks only at what has arrived since, however much there is', async () => {
    const folder = await aTemporaryFolder();
    const demo = createDemoArchive(source, folder);
    await demo.layOut('2028-12-31');
    const [first] = await readdir(folder);
    await rm(join(folder, first ?? ''));
    const before = await readdir(folder);

    await demo.layOut('2029-01-03');

    const after = await readdir(folder);
    expect(after).toHaveLength(before.length + 1);
    expect(after).not.toContain(first);
  });
});

describe('the digests that ship, on the demo archive', () => {
  it('find something new in early and late weeks', async () => {
    const archive = await aGrowingArchive();
    const seen = new Set<string>();
    const perWeek = [];

    for (const monday of ['2027-01-25', '2027-02-01', '2028-03-20']) {
      const { weekly = [], 'daily-regulation': regulation = [] } =
        await archive.digestsOfWeekBefore(monday);
      const ids = weekly.map(({ found }) => found.item.id);
      const isFresh = ids.every((id) => !seen.has(id));
      for (const id of ids) {
        seen.add(id);
      }
      const isNew = [...weekly, ...regulation].every(({ novelty }) => novelty === 'new');
      const alone = weekly.every(({ alsoIn }) => alsoIn === 0);
      perWeek.push({
        monday,
        weekly: weekly.length,
        daily: regulation.length,
        isFresh,
        isNew,
        alone,
      });
    }

    for (const week of perWeek) {
      expect(week).toMatchObject({ isFresh: true, isNew: true, alone: true });
      expect(week.weekly).toBeGreaterThanOrEqual(4);
      // One page a week is on regulation, and a page has two places of five.
      expect(week.daily).toBeGreaterThanOrEqual(2);
    }
    await archive.store.close();
  });
});
