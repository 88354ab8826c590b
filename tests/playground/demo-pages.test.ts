import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/model/duration.ts';
import { silentEvents } from '../../src/model/events/events.ts';
import { PageId } from '../../src/model/page-id.ts';
import type { Summary } from '../../src/model/summary.ts';
import { parsePage } from '../../src/pages/parse-page.ts';
import {
  BASELINE_DAY,
  createDemoArchive,
  type DemoPage,
  readDemoSource,
} from '../../src/playground/demo-archive.ts';
import { createSearch } from '../../src/search/create-search.ts';
import { mira } from '../support/builders.ts';
import { openTestIndex } from '../support/index-folder.ts';
import { reprintTable, tablesOfText } from '../support/reprint-page.ts';
import { aTemporaryFolder } from '../support/temporary-folder.ts';

const DEMO_DAY = '2026-11-23';

const source = await readDemoSource();
const pages = source.written;
const firstPages = pages.filter(({ arrivesOn }) => arrivesOn === null || arrivesOn <= DEMO_DAY);
const laterPages = pages.filter(({ arrivesOn }) => arrivesOn !== null && arrivesOn > DEMO_DAY);

/** Parses a page on the day on which the playground shows it. */
function parse({ file, text, arrivesOn }: DemoPage) {
  return parsePage({
    file,
    id: PageId.parse(file.replace('.md', '')),
    bytes: Buffer.from(text),
    today: arrivesOn !== null && arrivesOn > DEMO_DAY ? arrivesOn : DEMO_DAY,
  });
}

function summaryOf(page: DemoPage): Summary {
  const parsed = parse(page);
  if (parsed.kind === 'rejected') {
    throw new Error(`${page.file} is no page: ${parsed.problems[0]?.message}`);
  }
  return parsed.summary;
}

/** The layout that a page's first line and columns give away. */
function layoutOf({ text }: DemoPage): string {
  if (text.includes('| Driving force')) {
    return 'A';
  }
  if (!text.includes('## Issues')) {
    return 'B1';
  }
  if (!text.includes('## Concerns')) {
    return text.includes('__, from ([') ? 'B2' : 'B3';
  }
  if (/## Technologies\n\n\| description/.test(text)) {
    return 'B4';
  }
  return /## Concerns\n\n.*relevancy/.test(text) ? 'B5' : 'C';
}

describe('the demo archive', () => {
  it('has every layout, the newest ones most often', () => {
    const counts = Map.groupBy(firstPages, layoutOf);

    expect(Object.fromEntries([...counts].map(([layout, { length }]) => [layout, length]))).toEqual(
      { A: 10, B1: 3, B2: 2, B3: 1, B4: 2, B5: 12, C: 19 },
    );
  });

  it('parses without a problem, but for the one label from the future', () => {
    const problems = pages.flatMap((page) => {
      const parsed = parse(page);
      return parsed.kind === 'page' ? parsed.warnings : parsed.problems;
    });

    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['origin-future', 'warning'],
    ]);
  });

  /** One page says `<!here>` by character references. */
  const asWritten = (summary: Summary): Summary => ({
    ...summary,
    rows: summary.rows.map((row) => ({
      ...row,
      description: row.description?.replace('<!here>', '&lt;!here&gt;') ?? null,
    })),
  });

  it('equals its parsed tables, cell for cell', () => {
    for (const page of pages) {
      const summary = summaryOf(page);
      const tables = tablesOfText(page.text);

      expect(tables.length).toBeGreaterThan(0);
      for (const table of tables) {
        expect(reprintTable(asWritten(summary), table)).toEqual(table.lines);
      }
    }
  });

  it('names no host that anyone could own', () => {
    const hosts = pages.flatMap(({ text }) =>
      [...text.matchAll(/\bhttps?:\/\/([^/?#)\s]+)/g)].map(([, host]) => host ?? ''),
    );

    expect(hosts.length).toBeGreaterThan(pages.length);
    expect(hosts.filter((host) => !/^([a-z-]+\.)?example\.(org|net|com)$/.test(host))).toEqual([]);
  });

  it('mixes rated and unrated rows, from 2 to 5', () => {
    const ratings = pages.flatMap((page) => summaryOf(page).rows.map(({ relevancy }) => relevancy));

    expect([...new Set(ratings)].toSorted()).toEqual([2, 3, 4, 5, null]);
  });

  it('holds hostile text, also such as only its character references bring about', () => {
    const texts = pages.flatMap((page) => summaryOf(page).rows.map((row) => JSON.stringify(row)));

    for (const hostile of ['<!channel>', '<script>', '*Bold*', '<!here>', 'yes|no|maybe']) {
      expect(texts.some((text) => text.includes(hostile))).toBe(true);
    }
  });

  it('has odd origins: row numbers, slugs, a stray d, a label from the future', () => {
    const origins = pages.map((page) => summaryOf(page).origin);

    expect(origins).toEqual(
      expect.arrayContaining([
        { raw: '7701.0', date: null },
        { raw: '20251231-a-yearly-review', date: '2025-12-31' },
        { raw: '20261113d', date: '2026-11-13' },
        { raw: '20290830', date: null },
      ]),
    );
  });

  it('says the same thing on two pages, for digests to fold', () => {
    const rows = firstPages.flatMap((page) =>
      summaryOf(page).rows.map(({ kind, name, description }) =>
        JSON.stringify([kind, name, description]),
      ),
    );

    const repeated = rows.filter((row, n) => rows.indexOf(row) !== n);
    expect(repeated.length).toBeGreaterThanOrEqual(2);
  });

  it('holds pages of the last fortnight, after the baseline', () => {
    const fresh = firstPages.filter(({ arrivesOn }) => arrivesOn !== null);

    expect(fresh).toHaveLength(8);
    expect(fresh.every(({ arrivesOn }) => arrivesOn !== null && arrivesOn > BASELINE_DAY)).toBe(
      true,
    );
  });

  it('has something new in each of the eight weeks that follow', () => {
    const known = new Set(firstPages.map(({ file }) => file));
    const start = Date.parse(DEMO_DAY);
    const perWeek = Array.from({ length: 8 }, () => 0);
    for (const { file, arrivesOn } of laterPages) {
      const week = Math.floor((Date.parse(arrivesOn ?? '') - start) / (7 * DAY_MS));
      perWeek[week] = (perWeek[week] ?? 0) + (known.has(file) ? 0 : 1);
    }

    expect(perWeek.slice(0, 8)).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
  });

  it('has something new around the day on which daylight saving begins', () => {
    const arrivals = laterPages.map(({ arrivesOn }) => arrivesOn ?? '');

    expect(arrivals.filter((day) => day > '2027-03')).toEqual(['2027-03-17', '2027-03-24']);
  });

  it('dates every arrival on its day', () => {
    const dates = laterPages.map((page) => summaryOf(page).origin.date);

    expect(dates).toEqual(laterPages.map(({ arrivesOn }) => arrivesOn));
  });
});

describe('the demo archive, indexed', () => {
  it('answers "regulation" with many signals, on several pages of a result', async () => {
    const folder = await aTemporaryFolder();
    await createDemoArchive(source, folder).layOut(DEMO_DAY);
    const index = await openTestIndex(folder);
    const report = await index.run();
    const search = createSearch({ ...index, events: silentEvents, newId: () => 'list' });

    const outcome = await search.ask({ actor: mira, text: 'regulation', kinds: ['signal'] });

    expect(report).toMatchObject({ pages: 49, rejected: [] });
    const total = outcome.kind === 'found' ? outcome.total : 0;
    expect(total).toBeGreaterThanOrEqual(20);
    expect(total).toBeLessThanOrEqual(60);
    await index.store.close();
  });

  it('brings the regenerated page back as the page it was', async () => {
    const folder = await aTemporaryFolder();
    const regenerated = laterPages.find(({ file }) =>
      firstPages.some((page) => page.file === file),
    );
    const demo = createDemoArchive(source, folder);
    await demo.layOut(DEMO_DAY);
    const index = await openTestIndex(folder);
    await index.run();
    const id = regenerated === undefined ? undefined : summaryOf(regenerated).id;
    const before = id === undefined ? [] : await index.store.itemsOfPage(id);

    await demo.layOut(regenerated?.arrivesOn ?? DEMO_DAY);
    await index.run();

    const after = id === undefined ? [] : await index.store.itemsOfPage(id);
    const kept = after.filter(({ item }) => before.some((earlier) => earlier.item.id === item.id));
    expect(kept.length).toBeGreaterThanOrEqual(10);
    expect(after.length).toBeGreaterThan(kept.length);
    expect(after[0]?.page.title).not.toBe(before[0]?.page.title);
    await index.store.close();
  });
});
