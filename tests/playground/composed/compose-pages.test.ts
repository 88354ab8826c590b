import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { gistOf, saysTheSame } from '../../../src/digests/selection/fold-duplicates.ts';
import { DAY_MS } from '../../../src/model/duration.ts';
import { ItemId } from '../../../src/model/item.ts';
import { PageId } from '../../../src/model/page-id.ts';
import type { Summary } from '../../../src/model/summary.ts';
import { detectLanguage } from '../../../src/model/text/detect-language.ts';
import { parsePage } from '../../../src/pages/parse-page.ts';
import { composePages, type PageOfDay } from '../../../src/playground/composed/compose-pages.ts';
import { readDemoSource } from '../../../src/playground/demo-archive.ts';
import { anArchiveItem } from '../../support/builders.ts';
import { reprintTable, tablesOfText } from '../../support/reprint-page.ts';
import { selectItems } from '../../support/select-items.ts';

const YEAR_MS = 365 * DAY_MS;
const TEN_YEARS_ON = '2037-01-18';

const themes = await (await readDemoSource()).themes();
const pages = composePages(themes, null, TEN_YEARS_ON);
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

/** SHA-256 of each year's days, files and texts, taken when the themes were still TypeScript. */
const TEXTS_OF_YEAR: Readonly<Record<string, string>> = {
  '2027': '8d3c9c39c07fee1148b587c2fcbdd4c5e783f3252f036a9e246d7c09136ac94c',
  '2028': 'e4e80f51e286a6693d60cbb395e49875df5bc08102a0447920c7f1a1d2d02f0e',
  '2029': '886f0cd8796310d5fde7bd219c3cd88b8051c8c8908667144b7fff0834ff37e3',
  '2030': '138bc24d4e7eac8f026cb37bd521e65e03e78c1e4fe0c7c1a2df6cec5836cd9e',
  '2031': '3d15ce1e0b06ca1bc948a3617776a0b642c1605684eb740928a73db2fe1a44e6',
  '2032': 'cb5c2d4d96e45a81947181a40f1c0b19f849af0856b3597e96e468c029fdeb53',
  '2033': 'aa600cd4d92b61ecbe256cc3f441d3e690b79fa001b2c2c97f9a1e4893a02e90',
  '2034': '06f93900ce7580f8460a2517e8cf34efed3251d9c1400f51f0493e6b961bb801',
  '2035': '5c16540bb9885d54b766db5a2b7e745421d8df919ba595ab04c2fe90732483fc',
  '2036': '4bdd53e7195558c0388c593276f6fc62219ee35e0419f2f57a32e171d9fc242d',
  '2037': '60ab91f26a4723294401d2aaafa82b505db4d79bf075c35c166f26b5bec34d99',
};

describe('the composed pages', () => {
  it('are byte for byte what they have always been, so that a playground that lives on keeps its archive', () => {
    const byYear = Map.groupBy(pages, ({ day }) => day.slice(0, 4));
    const hashes = [...byYear].map(([year, ofYear]) => {
      const hash = createHash('sha256');
      for (const { day, file, text } of ofYear) {
        hash.update(`${day}\n${file}\n${text}\n`);
      }
      return [year, hash.digest('hex')];
    });

    expect(Object.fromEntries(hashes)).toEqual(TEXTS_OF_YEAR);
  });

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
    const oneByOne = pages.flatMap(({ day }, n) =>
      composePages(themes, pages[n - 1]?.day ?? null, day),
    );
    const fromAnyDay = composePages(themes, '2029-08-14', '2029-08-15');

    expect(oneByOne).toEqual(pages);
    expect(fromAnyDay).toEqual(pages.filter(({ day }) => day === '2029-08-15'));
    expect(composePages(themes, '2029-08-12', '2029-08-14')).toEqual([]);
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
        gist: gistOf(anArchiveItem(row).item.id, row),
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
        return rows.map((row, position) => {
          const found = anArchiveItem(row, page);
          return {
            row,
            id: ItemId.parse(`${found.item.id.slice(0, 12)}${String(position).padStart(4, '0')}`),
            kind: row.kind,
            relevancy: row.relevancy,
            novelty: 'new' as const,
            arrivedAt: 0,
            score: 0,
            words: 'none' as const,
            page: { ...found.page, isBaseline: false },
          };
        });
      });
      const rule = { minimumRelevancy: 4, limit: 10, perPage: null, perTheme: null };
      const chosen = selectItems(rule, candidates).chosen.length;
      const regulated = candidates.filter(({ page }) => page.themes.includes('regulation'));
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
