import { describe, expect, it } from 'vitest';
import type { Summary } from '../../src/model/summary.ts';
import { generatePage, LAYOUTS, type Layout } from '../support/generate-page.ts';
import {
  aPageText,
  aSignalTable,
  parse,
  problemsOf,
  someIssues,
  someLinks,
  summaryOf,
} from '../support/page-text.ts';
import { printTable } from '../support/print-table.ts';
import { isDeep } from '../support/runs.ts';

const FROM_PAGE = '# __Heat__, (from page [20260329](https://letters.example.org/p/20260329).)';

const oldSignals = [
  '| Signal   | Change      | 10y horizon   | Driving force   |',
  '|:---------|:------------|:--------------|:----------------|',
  '| Low tide | High to low | Dry harbours  | The moon        |',
];

/** The section after whose complete rows or links a page that breaks off cannot be told from a complete one. */
const LAST: Readonly<Record<Layout, readonly string[]>> = {
  A: ['Closest'],
  B1: ['Signals'],
  // Cut within or right after Signals it is a page of B1.
  B2: ['Signals', 'Issues'],
  B3: ['Issues'],
  B4: ['Issues'],
  B5: ['Issues'],
  C: ['Issues'],
};

/** A page whose every table ends with a row that has bars in its cells. */
function pageWithBars(layout: Layout): string {
  return generatePage(11, layout).text.replaceAll(/^(?:\|.*\n?)+/gm, withBars);
}

function withBars(table: string): string {
  const [header = '', dashes = '', ...rows] = table.trimEnd().split('\n');
  const cells = (line: string) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim());
  const isNumeric = dashes
    .slice(1, -1)
    .split('|')
    .map((dash) => dash.endsWith(':'));
  const barred = isNumeric.map((numeric) => (numeric ? '4' : 'PoC||GTFO | x || y'));
  return printTable(
    cells(header).map((heading, n) => ({ heading, numeric: isNumeric[n] === true })),
    [...rows.map(cells), barred],
  )
    .join('\n')
    .concat(table.endsWith('\n') ? '\n' : '');
}

/** What is read of the page cut at each of its bytes, where that is not the whole page. */
function partsOf(text: string, whole: Summary): readonly { cut: string; summary: Summary }[] {
  const bytes = Buffer.from(text);
  /** All where tests go deep; else those around a line's end, and one in four of the others. */
  const isTried = (end: number) =>
    isDeep || end % 4 === 0 || bytes.subarray(Math.max(0, end - 2), end + 1).includes('\n');
  const wholeText = JSON.stringify(whole);
  return Array.from(bytes.keys())
    .filter(isTried)
    .flatMap((end) => {
      const parsed = parse(bytes.subarray(0, end));
      return parsed.kind === 'rejected' || JSON.stringify(parsed.summary) === wholeText
        ? []
        : [{ cut: bytes.subarray(0, end).toString(), summary: parsed.summary }];
    });
}

describe('a page cut at each of its bytes', () => {
  it.each(LAYOUTS)(
    'is read only where it looks complete, in layout %s',
    (layout) => {
      const text = pageWithBars(layout);
      const whole = summaryOf(text);
      const lines = text.split('\n');
      const parts = partsOf(text, whole);

      expect(text).toContain('PoC||GTFO | x || y');
      for (const { cut, summary } of parts) {
        const section = cut.slice(cut.lastIndexOf('\n## ') + 4).split('\n')[0];
        expect(LAST[layout]).toContain(section);
        // A list of no page is written as an empty bullet.
        expect(section === 'Closest' ? [...lines, '*'] : lines).toContain(
          cut.trimEnd().split('\n').at(-1),
        );
        expect(whole.rows.slice(0, summary.rows.length)).toEqual(summary.rows);
        expect(whole.closest.slice(0, summary.closest.length)).toEqual(summary.closest);
      }
    },
    60_000,
  );
});

describe('the last section of a page', () => {
  const behaviors = ['## Behaviors', '', ...aSignalTable, ''];

  it.each([
    ['(from page […, and Signals alone', aPageText({ title: FROM_PAGE }), 'Issues', 'Signals', 30],
    ['Behaviors', aPageText({ rest: behaviors }), 'Issues', 'Behaviors', 37],
    ['the oldest Signals', aPageText({ signals: oldSignals }), 'Closest', 'Signals', 29],
  ])('is missed below %s', (_, text, expected, last, line) => {
    expect(problemsOf(text)).toEqual([
      {
        file: expect.any(String),
        line,
        code: 'cut-off',
        severity: 'rejected',
        message: `The page breaks off before its last section; expected "## ${expected}", found the end of the file in "## ${last}".`,
        example: `## ${expected}`,
        received: `the end of the file in "## ${last}"`,
      },
    ]);
  });

  it.each([
    [
      'Technologies and Concerns',
      aPageText({ title: FROM_PAGE, rest: [...behaviors, ...someIssues] }),
    ],
    ['all tables but Signals', aPageText({ title: FROM_PAGE, rest: someIssues })],
    ['further tables, in the layout without', aPageText()],
    ['further tables, in the oldest layout', aPageText({ signals: oldSignals, rest: someLinks })],
  ])('may stand without %s', (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it('is cut off after a bracket of a title of Closest', () => {
    const text = aPageText({ signals: oldSignals, rest: someLinks });
    const cut = text.slice(0, text.lastIndexOf(']('));

    expect(cut).toMatch(/\(1932\)$/);
    expect(problemsOf(cut)).toEqual([expect.objectContaining({ line: 33, code: 'cut-off' })]);
  });
});
