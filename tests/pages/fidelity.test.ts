import { describe, expect, it } from 'vitest';
import { PageId } from '../../src/model/page-id.ts';
import { corpusPages } from '../support/corpus.ts';
import { generatePage, LAYOUTS } from '../support/generate-page.ts';
import { summaryOf } from '../support/page-text.ts';
import { reprintTable, tablesOfText } from '../support/reprint-page.ts';
import { someOf } from '../support/runs.ts';

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
    for (let seed = 1; seed <= someOf(60); seed += 1) {
      const { text, id } = generatePage(seed, layout);
      expectFaithful(text, id);
    }
  });

  it.each(corpusPages())('equals the real page $id cell for cell', ({ id, text }) => {
    expectFaithful(text, id);
  });
});
