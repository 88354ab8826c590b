import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/model/item.ts';
import { generatePage, LAYOUTS } from '../support/generate-page.ts';
import { summaryOf } from '../support/page-text.ts';
import { TABLE_HEADINGS } from '../support/reprint-page.ts';

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

/** What stands in each cell by remark-gfm, as written, one list of texts per row. */
function cellsByGfm(table: Table, text: string): readonly (readonly string[])[] {
  return table.children.map((row) =>
    row.children.map(({ children }) => {
      const start = children[0]?.position?.start.offset ?? 0;
      const end = children.at(-1)?.position?.end.offset ?? 0;
      return text.slice(start, end).trim();
    }),
  );
}

/** Whether a bar stands inside a cell, where GFM has another opinion than the generator. */
function hasInnerBar(table: Table, text: string): boolean {
  const lines = text.slice(table.position?.start.offset, table.position?.end.offset).split('\n');
  const bars = (line: string) => line.split('|').length;
  return lines.some((line) => bars(line) !== bars(lines[0] ?? ''));
}

function compare(text: string): number {
  const { rows } = summaryOf(text);
  const root: Root = gfm.parse(text);
  let compared = 0;
  for (const [at, node] of root.children.entries()) {
    const heading = root.children[at - 1];
    const kind =
      TABLE_HEADINGS[text.slice(heading?.position?.start.offset, heading?.position?.end.offset)];
    if (node.type !== 'table' || kind === undefined || hasInnerBar(node, text)) {
      continue;
    }
    const [headings = [], ...cells] = cellsByGfm(node, text);
    const columns = headings.map((name) => FIELDS[name]);
    const ours = rows
      .filter((row) => row.kind === kind)
      .map((row) => columns.map((field) => (field === undefined ? '' : String(row[field] ?? ''))));
    const theirs = cells.map((row) => row.map((cell, n) => (columns[n] === undefined ? '' : cell)));

    expect(ours).toEqual(theirs);
    compared += 1;
  }
  return compared;
}

describe('cells of tables without a bar inside', () => {
  it.each(LAYOUTS)('are those that remark-gfm reads, in generated pages of layout %s', (layout) => {
    let compared = 0;
    for (let seed = 1000; seed < 1015; seed += 1) {
      compared += compare(generatePage(seed, layout).text);
    }

    expect(compared).toBeGreaterThan(10);
  });

  it('are those that remark-gfm reads, in the real pages of CORPUS_DIR', () => {
    const folder = process.env.CORPUS_DIR;
    const files = folder === undefined ? [] : readdirSync(folder);

    const compared = files
      .map((file) => compare(readFileSync(join(folder ?? '', file), 'utf8')))
      .reduce((sum, count) => sum + count, 0);

    expect(compared).toBeGreaterThanOrEqual(files.length);
  });
});
