import { describe, expect, it } from 'vitest';
import { aPageText, aSignalTable, problemsOf, summaryOf } from '../support/page-text.ts';

const text = aPageText({
  rest: ['## Concerns', '', ...aSignalTable, '', '## Issues', '', ...aSignalTable],
});
const lineOf = (page: string, start: string) =>
  page.split('\n').findIndex((line) => line.startsWith(start)) + 1;
const warningsOf = (page: string) =>
  problemsOf(page).map(({ line, code, severity }) => [line, code, severity]);

describe('a part of a page that says nothing', () => {
  it.each([
    ['Summary', 'In short'],
    ['Keywords', 'Tags'],
    ['Themes', 'Topics'],
  ])('is named when its heading is not known: %s', (name, written) => {
    const page = text.replace(`## ${name}`, `## ${written}`);

    expect(warningsOf(page)).toContainEqual([null, 'empty-section', 'warning']);
    expect(problemsOf(page).map(({ message }) => message)).toContainEqual(
      expect.stringContaining(`nothing under "## ${name}"`),
    );
  });

  it('is named by its line when nothing stands below its heading', () => {
    const page = aPageText({ summary: '' });

    expect(warningsOf(page)).toEqual([[lineOf(page, '## Summary'), 'empty-section', 'warning']]);
  });

  it('is named when its table has no row, or there is none', () => {
    const [head = '', dashes = '', ...rows] = aSignalTable;
    const concerns = ['## Concerns', '', ...aSignalTable].join('\n');
    const noRows = text.replace(concerns, ['## Concerns', '', head, dashes].join('\n'));
    const nothing = text.replace(concerns, '## Concerns');

    expect(rows).toHaveLength(2);
    expect(warningsOf(noRows)).toEqual([
      [lineOf(noRows, '## Concerns') + 2, 'table-empty', 'warning'],
    ]);
    expect(warningsOf(nothing)).toEqual([
      [lineOf(nothing, '## Concerns'), 'table-empty', 'warning'],
    ]);
  });

  it('is a column that its table has twice', () => {
    const page = aPageText({
      signals: ['| name | name | description |', '|:--|:--|:--|', '| a | b | c |'],
    });

    expect(summaryOf(page).rows).toMatchObject([{ name: 'a', description: 'c' }]);
    expect(warningsOf(page)).toEqual([[lineOf(page, '| name'), 'table-columns', 'warning']]);
  });

  it('is not missed on a complete page', () => {
    expect(warningsOf(text)).toEqual([]);
  });
});
