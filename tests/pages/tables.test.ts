import { describe, expect, it } from 'vitest';
import { countByCode, countWarnings } from '../../src/model/problem.ts';
import { aPageText, problemsOf, summaryOf } from '../support/page-text.ts';
import { printTable } from '../support/print-table.ts';
import { table, withSignals } from './signal-table.ts';

describe('a table', () => {
  it.each([
    ['bars', 'PoC||GTFO', 'a | b || c'],
    ['wide characters', "'合わせ箸' '立て箸'", '韓国 | ｆｕｌｌ'],
    ['combining marks', 'Cafe\u0301 | a\u0300', 'e\u0301'],
    ['Markdown', '**a** _b_ `c|d` [e](f) \\ <b>', '~~x~~ &amp'],
    ['other alphabets', 'Ωμέγα мир שלום سلام', 'नमस्ते'],
    ['right-to-left marks', '\u202eabc\u202c', 'a\u200fb'],
  ])('keeps %s in its cells', (_, name, description) => {
    const [row] = summaryOf(withSignals(table([name, description, '4']))).rows;

    expect(row).toMatchObject({ name, description, relevancy: 4 });
  });

  it('is read when its generator counted characters instead of columns', () => {
    const signals = [
      '| name   | description   |',
      '|:-------|:--------------|',
      '| 合 | か  | a             |',
    ];

    const [row] = summaryOf(withSignals(signals)).rows;

    expect(row).toMatchObject({ name: '合 | か', description: 'a' });
  });

  it.each([
    ['not aligned', '| Heat | Ports rehearse heat | 4 |'],
    ['without blanks', '|Heat|Ports rehearse heat|4|'],
    ['with wide emoji counted otherwise', '| Heat | Ports rehearse heat | 4           |'],
  ])('is read when its rows are %s', (_, line) => {
    const [head = '', dashes = ''] = table(['x', 'y', '1']);

    const [row] = summaryOf(withSignals([head, dashes, line])).rows;

    expect(row).toMatchObject({ name: 'Heat', description: 'Ports rehearse heat', relevancy: 4 });
  });

  it('leaves out a row that cannot be cut, naming its line', () => {
    const [head = '', dashes = '', row = ''] = table(['Heat', 'Ports', '4']);
    const text = withSignals([head, dashes, '| a | b |', '| a | b | c | d |', row]);

    expect(summaryOf(text).rows.map(({ name }) => name)).toEqual(['Heat']);
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({
        line: 29,
        code: 'row-cells',
        message: expect.stringMatching(/expected 3 .*found 2 in "\| a \| b \|"/),
      }),
      expect.objectContaining({ line: 30, code: 'row-cells' }),
    ]);
  });

  it.each([
    ['0', null],
    ['6', null],
    ['3.5', null],
    ['nan', null],
    ['high', null],
    ['4.0', 4],
    ['1', 1],
  ])('reads the relevancy %s as %s', (cell, relevancy) => {
    const text = withSignals(table(['Heat', 'Ports', cell]));

    expect(summaryOf(text).rows[0]?.relevancy).toBe(relevancy);
    expect(problemsOf(text)).toHaveLength(relevancy === null ? 1 : 0);
  });

  it('reads an empty relevancy as unrated without a word', () => {
    const text = withSignals(table(['Heat', 'Ports', '']));

    expect(summaryOf(text).rows[0]?.relevancy).toBeNull();
    expect(problemsOf(text)).toEqual([]);
  });

  it('leaves out rows that say nothing', () => {
    const text = withSignals(table(['Heat', 'Ports', '4'], ['', '', '3']));

    expect(summaryOf(text).rows).toHaveLength(1);
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['row-empty']);
  });

  it('warns of a column that is not known, and reads the others', () => {
    const signals = printTable([{ heading: 'name' }, { heading: 'mood' }], [['Heat', 'gloomy']]);

    expect(summaryOf(withSignals(signals)).rows[0]?.name).toBe('Heat');
    expect(problemsOf(withSignals(signals))).toEqual([
      expect.objectContaining({ line: 27, code: 'table-columns' }),
    ]);
  });

  it('does not hide the other tables when it is nonsense', () => {
    const rest = ['## Issues', '', '| x | y |', '| 1 | 2 |', '', '## Concerns', '', 'Prose.'];

    const text = aPageText({ rest });

    expect(summaryOf(text).rows).toHaveLength(2);
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['table', 'table-dashes']);
  });

  it('counts, but does not list, warnings past the fiftieth', () => {
    const rows = Array.from({ length: 200 }, (_, n) => [`Row ${n}`, 'Text', '9']);

    const problems = problemsOf(withSignals(table(...rows, ['', '', '3'])));

    expect(problems).toHaveLength(51);
    expect(countByCode(problems)).toEqual({ relevancy: 200, 'row-empty': 1 });
    expect(countWarnings(problems)).toBe(201);
    expect(problems.at(-1)?.message).toBe(
      '151 more warnings about this page are not listed: 150 relevancy, 1 row-empty.',
    );
  });
});

describe('a table that a tool or a hand has damaged', () => {
  const [head = '', dashes = '', heat = '', dusk = ''] = table(
    ['Heat', 'Ports rehearse', '4'],
    ['Dusk', 'Ships wait', '3'],
  );
  const namesOf = (text: string) => summaryOf(text).rows.map(({ name }) => name);

  it.each([
    ['its header again', [head], ['row-header']],
    ['its header in another hand', ['|Name|DESCRIPTION|Relevancy|'], ['row-header']],
    ['its header and row of dashes again', [head, dashes], ['row-header', 'row-header']],
  ])('reads no item from %s', (_, again, codes) => {
    const text = withSignals([head, dashes, heat, ...again, dusk]);

    expect(namesOf(text)).toEqual(['Heat', 'Dusk']);
    expect(problemsOf(text).map(({ line, code }) => [line, code])).toEqual(
      codes.map((code, n) => [30 + n, code]),
    );
  });

  it.each([
    ['under columns that hold no text', ['src', 'description'], ['abc', 'Description']],
    ['in a column that is not known', ['mood', 'description'], ['calm', 'description']],
    ['named like another heading', ['name', 'relevancy'], ['Signal', 'Relevancy']],
  ])('keeps an item that only looks like a header, %s', (_, headings, row) => {
    const text = withSignals(
      printTable(
        headings.map((heading) => ({ heading })),
        [row],
      ),
    );

    expect(summaryOf(text).rows).toHaveLength(1);
    expect(problemsOf(text).map(({ code }) => code)).not.toContain('row-header');
  });

  it('takes a cell that says nan for an empty one, and says so once a row', () => {
    const text = withSignals(
      table(
        ['Heat', 'nan', 'nan'],
        ['nan', 'nan', 'nan'],
        ['', 'nan', '4'],
        ['nan', 'Ports', '4'],
        ['Nan', 'a nan', '4'],
      ),
    );

    expect(summaryOf(text).rows).toEqual([
      expect.objectContaining({ name: 'Heat', description: null, relevancy: null }),
      expect.objectContaining({ name: null, description: 'Ports' }),
      expect.objectContaining({ name: 'Nan', description: 'a nan' }),
    ]);
    const message = (columns: string, end: string) =>
      expect.stringMatching(new RegExp(`in the ${columns}, as .*expected.* ${end}\\.$`));
    expect(problemsOf(text).map(({ line, code, message }) => [line, code, message])).toEqual([
      [29, 'cell-nan', message('columns "description", "relevancy"', 'counts as empty')],
      [30, 'cell-nan', message('columns "name", "description", "relevancy"', 'was left out')],
      [31, 'cell-nan', message('column "description"', 'was left out')],
      [32, 'cell-nan', message('column "name"', 'counts as empty')],
    ]);
  });

  it('reads a row of dashes that stands below no header, as Markdown does', () => {
    const text = withSignals([head, dashes, heat, '| :--: | --- | 3 |', dusk]);

    expect(namesOf(text)).toEqual(['Heat', ':--:', 'Dusk']);
    expect(problemsOf(text)).toEqual([]);
  });

  it('leaves out what stands below a heading that is not known, and names it', () => {
    const moods = ['## Moods', '', head, dashes, dusk];
    const text = withSignals([head, dashes, heat, '', ...moods]);

    expect(namesOf(text)).toEqual(['Heat']);
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({
        line: 31,
        code: 'heading',
        message: expect.stringMatching(/one of "## Keywords".*found "## Moods"/),
      }),
    ]);
  });

  it('warns of a row without a name, as a cell broken over lines leaves behind', () => {
    const text = withSignals(table(['Heat', 'Ports', '4'], ['', 'rehearse', '']));

    expect(summaryOf(text).rows[1]).toMatchObject({ name: null, description: 'rehearse' });
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({
        line: 30,
        code: 'row-name',
        message:
          'The row has no name; expected text in the column "name", found an empty cell. If the row continues the one above, join the two.',
      }),
    ]);
  });

  it.each([
    ['holds a letter', dashes.replace('-', 'x')],
    ['has fewer columns than the header', '|:-----|:-------|'],
    ['is missing', heat],
  ])('names the line of a row of dashes that %s', (_, broken) => {
    const text = withSignals([head, broken, dusk]);

    expect(problemsOf(text).filter(({ severity }) => severity === 'warning')).toEqual([
      expect.objectContaining({
        line: 28,
        code: 'table-dashes',
        message: expect.stringContaining(`found "${broken}"`),
      }),
    ]);
  });
});
