import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvReader, createExportFormat } from '../../src/exports/table-format.ts';
import { runs } from '../support/runs.ts';

type Cells = readonly (string | number | null)[];

const table = { columns: ['one', 'two'], cells: (cells: Cells) => cells };
const line = (cells: Cells, reader: CsvReader = 'spreadsheets') =>
  createExportFormat('csv', table, reader).line(cells);

/** The cells as a spreadsheet reads them; a quote counts at the beginning of a cell alone. */
function readBy(separator: ',' | ';', text: string): readonly string[] {
  const cells: string[] = [];
  let at = 0;
  const end = text.length - 2;
  while (at <= end) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      while (at < end && !(text[at] === '"' && text[at + 1] !== '"')) {
        cell += text[at];
        at += text[at] === '"' ? 2 : 1;
      }
      at += 1;
    }
    while (at < end && text[at] !== separator) {
      cell += text[at];
      at += 1;
    }
    cells.push(cell);
    at += 1;
  }
  return cells;
}

const signs = ['=', '+', '-', '@', '＝', ';', ',', '"', "'", ' ', '\t', '\n', 'a', '1'];
const hostile = fc.array(fc.constantFrom(...signs), { maxLength: 8 }).map((some) => some.join(''));

describe('a table for spreadsheets', () => {
  it.each([',', ';'] as const)('is no formula in any cell where %s parts them', (separator) => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        for (const cell of readBy(separator, line([one, two]))) {
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        }
      }),
      runs(2000),
    );
  });

  it('is read again as it was written, where commas part its cells', () => {
    expect(readBy(',', line(['a "b", c', 'two; three']))).toEqual(['a "b", c', 'two; three']);
  });

  it.each([
    '1234567890123456',
    '1234567e12345678',
    '1.5e3',
    '007',
    '1/2',
    '3-4',
    '12.11.2026',
    'MARCH1',
    'Sep 2',
  ])('keeps %s as the text that it is', (text) => {
    expect(line([text, 'x'])).toBe(`'${text},x\r\n`);
    expect(line([text, 'x'], 'programs')).toBe(`${text},x\r\n`);
  });

  it.each([
    [4, '4'],
    [0, '0'],
    [null, ''],
    ['2026-11-23', '2026-11-23'],
    ['2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['marching on 3 drums', 'marching on 3 drums'],
    ['0b1f3a4d5c6e7f80', '0b1f3a4d5c6e7f80'],
  ])('leaves %s to be a number, a day or a word', (cell, written) => {
    expect(line([cell, 'x'])).toBe(`${written},x\r\n`);
  });
});
