import fc from 'fast-check';
import type { Root, RootContent, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import type { ItemKind, Row } from '../../src/model/item.ts';
import { plainText } from '../../src/pages/plain-text.ts';
import { type ArbitraryTable, arbitraryTable } from '../support/arbitrary-table.ts';
import { corpusPages } from '../support/corpus.ts';
import { generatePage, LAYOUTS } from '../support/generate-page.ts';
import { aPageText, problemsOf, someIssues, summaryOf } from '../support/page-text.ts';
import { TABLE_HEADINGS } from '../support/reprint-page.ts';
import { runs } from '../support/runs.ts';

const gfm = unified().use(remarkParse).use(remarkGfm).freeze();

const FIELDS: Readonly<Record<string, keyof Row>> = {
  name: 'name',
  Signal: 'name',
  description: 'description',
  change: 'change',
  Change: 'change',
  '10-year': 'tenYear',
  '10y horizon': 'tenYear',
  'driving-force': 'drivingForce',
  'Driving force': 'drivingForce',
  relevancy: 'relevancy',
};

const sourceOf = (node: RootContent | undefined, text: string): string =>
  text.slice(node?.position?.start.offset, node?.position?.end.offset);

/** The text of each cell by remark-gfm, as written but for bars and blanks around it; by row. */
function cellsByGfm(table: Table, text: string): readonly (readonly string[])[] {
  return table.children.map(({ children }) =>
    children.map((cell) => sourceOf(cell, text).replace(/^[ \t]*\|?[ \t]*|[ \t]*\|?[ \t]*$/g, '')),
  );
}

interface TableByGfm {
  readonly kind: ItemKind;
  readonly source: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function tablesByGfm(text: string): readonly TableByGfm[] {
  const root: Root = gfm.parse(text);
  return root.children.flatMap((node, at) => {
    const kind = TABLE_HEADINGS[sourceOf(root.children[at - 1], text)];
    if (node.type !== 'table' || kind === undefined) {
      return [];
    }
    const [headings = [], ...rows] = cellsByGfm(node, text);
    const plainRows = rows.map((row) => row.map(asText));
    return [{ kind, source: sourceOf(node, text), headings, rows: plainRows }];
  });
}

/** Character references are ours to decode; what they leave at a cell's ends is cut off. */
function asText(cell: string): string {
  const text = plainText(cell);
  return text === cell ? cell : text.trim();
}

/** Our rows of a table, as the texts of its columns. */
function ourRows(text: string, { kind, headings }: TableByGfm): readonly (readonly string[])[] {
  const columns = headings.map((name) => FIELDS[name]);
  return summaryOf(text)
    .rows.filter((row) => row.kind === kind)
    .map((row) => columns.map((field) => (field === undefined ? '' : String(row[field] ?? ''))));
}

/** Whether a bar stands inside a cell, where GFM has another opinion than the generator. */
function hasInnerBar({ source }: TableByGfm): boolean {
  const lines = source.split('\n');
  const bars = (line: string) => line.split('|').length;
  return lines.some((line) => bars(line) !== bars(lines[0] ?? ''));
}

function compareTables(text: string): number {
  const tables = tablesByGfm(text).filter((table) => !hasInnerBar(table));
  for (const table of tables) {
    const known = table.headings.map((name) => FIELDS[name] !== undefined);
    const theirs = table.rows.map((row) => row.map((cell, n) => (known[n] === true ? cell : '')));

    expect(ourRows(text, table)).toEqual(theirs);
  }
  return tables.length;
}

describe('cells of tables without a bar inside', () => {
  it.each(LAYOUTS)('are those that remark-gfm reads, in generated pages of layout %s', (layout) => {
    let compared = 0;
    for (let seed = 1000; seed < 1015; seed += 1) {
      compared += compareTables(generatePage(seed, layout).text);
    }

    expect(compared).toBeGreaterThan(10);
  });

  it.each(corpusPages())('are those that remark-gfm reads, in the real page $id', ({ text }) => {
    expect(compareTables(text)).toBeGreaterThan(0);
  });
});

/** A page with the table as its signals, and how remark-gfm reads them. */
function pageWith({ header, dashes, rows }: ArbitraryTable) {
  const signals = [header, dashes, ...rows];
  const text = aPageText({ signals, rest: someIssues });
  // The section alone, as remark-gfm takes its time for a page.
  const [table = expect.unreachable()] = tablesByGfm(['## Signals', '', ...signals].join('\n'));
  return { text, table };
}

/** A row that has neither a name nor a description says nothing to us, and is left out with a warning. */
const saysSomething = ([name, description]: readonly string[]): boolean =>
  name !== '' || description !== '';

/**
 * Where our reader differs, it does so on purpose, and the tables here have nothing of it: a bar in
 * a cell, which our generators do not escape, so that a row with more bars than the dash row may be
 * one whose cell has a bar, and a backslash before a bar need not be about it; and lines below a
 * table that have no bar at all, which are no rows to us.
 */
describe('cells of any text without bars', () => {
  it('are those that remark-gfm reads, however the table is typed', () => {
    fc.assert(
      fc.property(arbitraryTable(), (typed) => {
        const { text, table } = pageWith(typed);

        expect(table.rows).toHaveLength(typed.rows.length);
        expect(ourRows(text, table)).toEqual(table.rows.filter(saysSomething));
      }),
      runs(500),
    );
  });

  it('are left out, with a warning, where GFM fills up a row that has too few', () => {
    fc.assert(
      fc.property(
        arbitraryTable((columns) => ({ min: 1, max: columns })),
        (typed) => {
          const { text, table } = pageWith(typed);
          const full = table.rows.filter(({ length }) => length === table.headings.length);

          expect(ourRows(text, table)).toEqual(full.filter(saysSomething));
          expect(problemsOf(text).filter(({ code }) => code === 'row-cells')).toHaveLength(
            table.rows.length - full.length,
          );
        },
      ),
      runs(300),
    );
  });
});
