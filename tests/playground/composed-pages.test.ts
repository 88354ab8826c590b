import { describe, expect, it } from 'vitest';
import { gistOf, saysTheSame } from '../../src/digests/selection/fold-duplicates.ts';
import { selectItems } from '../../src/digests/selection/select-items.ts';
import { detectLanguage } from '../../src/model/detect-language.ts';
import { PageId } from '../../src/model/page-id.ts';
import type { Summary } from '../../src/model/summary.ts';
import { parsePage } from '../../src/pages/parse-page.ts';
import { composePages, type PageOfDay } from '../../src/playground/composed/compose-pages.ts';
import { anArchiveItem } from '../support/builders.ts';
import { reprintTable, tablesOfText } from '../support/reprint-page.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const TEN_YEARS_ON = '2037-01-18';

const pages = composePages(null, TEN_YEARS_ON);
const summaries = pages.map(summaryOf);

function parse({ day, file, text }: PageOfDay) {
  const id = PageId.parse(file.replace('.md', ''));
  return parsePage({ file, id, bytes: Buffer.from(text), today: day });
}

function summaryOf(page: PageOfDay): Summary {
  const parsed = parse(page);
  if (parsed.kind === 'rejected') {
    throw new Error(`${page.day} has no page: ${parsed.problems[0]?.message}`);
  }
  return parsed.summary;
}

/** Pairs in which the second comes less than a year after the first. */
function* pairsOfAYear<T extends { readonly at: number }>(all: readonly T[]) {
  for (const [n, one] of all.entries()) {
    for (let m = n + 1; m < all.length; m += 1) {
      const other = all[m];
      if (other === undefined || other.at - one.at >= YEAR_MS) {
        break;
      }
      yield [one, other] as const;
    }
  }
}

/** Every text that a reader may see. */
function textsOf({ title, text, rows }: Summary): readonly string[] {
  const cells = rows.flatMap((row) => [
    row.name,
    row.description,
    row.change,
    row.tenYear,
    row.drivingForce,
  ]);
  return [title, text, ...cells].flatMap((seen) => seen ?? []);
}

describe('the composed pages', () => {
  it('are dated Wednesday and Sunday', () => {
    const dates = summaries.map(({ origin }) => origin.date ?? '');
    const weekdays = dates.map((date) => new Date(date).getUTCDay());

    expect(dates).toEqual(pages.map(({ day }) => day));
    expect(weekdays.slice(0, 4)).toEqual([3, 0, 3, 0]);
    expect(new Set(weekdays)).toEqual(new Set([0, 3]));
  });

  it('parse without a problem', () => {
    const warnings = pages.flatMap((page) => {
      const parsed = parse(page);
      return parsed.kind === 'page' ? parsed.warnings : parsed.problems;
    });

    expect(warnings).toEqual([]);
  });

  it('equal their five parsed tables, cell for cell', () => {
    for (const [n, { text }] of pages.entries()) {
      const summary = summaries[n];
      const tables = tablesOfText(text);

      expect(tables).toHaveLength(5);
      for (const table of tables) {
        expect(summary && reprintTable(summary, table)).toEqual(table.lines);
      }
      expect(text.endsWith('|')).toBe(true);
    }
  });

  it('rate signals only', () => {
    const rated = summaries.flatMap(({ rows }) =>
      rows.filter(({ relevancy }) => relevancy !== null),
    );

    expect(new Set(rated.map(({ kind }) => kind))).toEqual(new Set(['signal']));
    expect(rated).toHaveLength(3 * pages.length);
  });

  it('name no host that anyone could own', () => {
    const hosts = pages.flatMap(({ text }) =>
      [...text.matchAll(/\bhttps?:\/\/([^/?#)\s]+)/g)].map(([, host]) => host ?? ''),
    );

    expect(hosts).toHaveLength(2 * pages.length);
    expect(hosts.filter((host) => !/^[a-z-]+\.example\.(org|net|com)$/.test(host))).toEqual([]);
  });

  it('depend on nothing but their day', () => {
    const oneByOne = pages.flatMap(({ day }, n) => composePages(pages[n - 1]?.day ?? null, day));
    const fromAnyDay = composePages('2029-08-14', '2029-08-15');

    expect(oneByOne).toEqual(pages);
    expect(fromAnyDay).toEqual(pages.filter(({ day }) => day === '2029-08-15'));
    expect(composePages('2029-08-12', '2029-08-14')).toEqual([]);
  });

  it('have an id each', () => {
    const ids = new Set(pages.map(({ file }) => file));

    expect(ids.size).toBe(pages.length);
  });

  it('do not repeat a title within a year', () => {
    const titles = pages.map(({ day }, n) => ({
      at: Date.parse(day),
      title: summaries[n]?.title,
    }));

    const repeated = [...pairsOfAYear(titles)].filter(([one, other]) => one.title === other.title);

    expect(repeated).toEqual([]);
  });

  it('say nothing that a digest would fold with what they said within a year', () => {
    // Later the same lines come with other places and numbers.
    const twoYears = pages.filter(({ day }) => day < '2029-01-20');
    const gists = twoYears.flatMap(({ day }, n) =>
      (summaries[n]?.rows ?? []).map((row) => ({
        at: Date.parse(day),
        gist: gistOf(anArchiveItem(row)),
      })),
    );

    const folded = [...pairsOfAYear(gists)].filter(([one, other]) =>
      saysTheSame(one.gist, other.gist),
    );

    expect(gists.length).toBeGreaterThan(1400);
    expect(folded.map(([one, other]) => [one.gist.key, other.gist.key])).toEqual([]);
  });

  it('give the weekly digest at least four items each week, and those for regulation three', () => {
    const weeks = Map.groupBy(summaries.keys(), (n) => Math.floor(n / 2));
    const counts = [...weeks.values()].map((ofWeek) => {
      const candidates = ofWeek.flatMap((n) => {
        const { rows = [], ...page } = summaries[n] ?? {};
        return rows.map((row) => ({
          found: anArchiveItem(row, page),
          novelty: 'new' as const,
          score: 0,
        }));
      });
      const chosen = selectItems({ minimumRelevancy: 4, limit: 10 }, candidates).chosen.length;
      const regulated = candidates.filter(({ found }) => found.page.themes.includes('regulation'));
      return { chosen, regulated: regulated.length };
    });

    expect(counts).toHaveLength(pages.length / 2);
    expect(Math.min(...counts.map(({ chosen }) => chosen))).toBeGreaterThanOrEqual(4);
    expect(Math.min(...counts.map(({ regulated }) => regulated))).toBeGreaterThanOrEqual(3);
  });

  it('are written in plain English', () => {
    const texts = summaries.flatMap(textsOf);

    // An unfilled slot, an article that does not fit, a double blank, a sentence without an end.
    const slips = /[{}[\]|]|undefined|\ba (?!uni|util)[aeiou]|\ban (?!hour)[^aeiou]| {2}/i;
    expect(texts.filter((text) => slips.test(text))).toEqual([]);
    const sentences = summaries.flatMap(({ text, rows }) => [
      text,
      ...rows.map(({ description }) => description ?? ''),
    ]);
    expect(sentences.filter((text) => !/^[A-Z].*\.$/.test(text))).toEqual([]);
    const rows = summaries.flatMap((summary) => summary.rows);
    expect(rows.filter((row) => detectLanguage(row) !== 'en')).toEqual([]);
  });
});
