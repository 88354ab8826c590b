import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PageId } from '../../src/model/page-id.ts';
import { generatePage, LAYOUTS } from '../support/generate-page.ts';
import { summaryOf } from '../support/page-text.ts';
import { reprintTable, tablesOfText } from '../support/reprint-page.ts';

const corpus = process.env.CORPUS_DIR;
const corpusPages =
  corpus === undefined ? [] : readdirSync(corpus).filter((file) => file.endsWith('.md'));
if (corpus === undefined) {
  console.log('CORPUS_DIR is not set: real pages are not compared, generated ones are.');
}

function expectFaithful(text: string, id: string): void {
  const summary = summaryOf(text, PageId.parse(id));
  const tables = tablesOfText(text);

  expect(tables.length).toBeGreaterThan(0);
  for (const table of tables) {
    expect(reprintTable(summary, table)).toEqual(table.lines);
  }
  expect(summary.rows).toHaveLength(tables.reduce((sum, { lines }) => sum + lines.length - 2, 0));
}

describe('a parsed page printed back', () => {
  it.each(LAYOUTS)('equals the page cell for cell in layout %s', (layout) => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const { text, id } = generatePage(seed, layout);
      expectFaithful(text, id);
    }
  });

  it(`equals each of the ${corpusPages.length} real pages of CORPUS_DIR cell for cell`, () => {
    for (const file of corpusPages) {
      expectFaithful(readFileSync(join(corpus ?? '', file), 'utf8'), basename(file, '.md'));
    }
  });
});
