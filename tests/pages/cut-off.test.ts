import { describe, expect, it } from 'vitest';
import { parse, problemsOf, summaryOf } from '../support/page-text.ts';
import { printTable } from '../support/print-table.ts';
import { columns, table, withSignals } from './signal-table.ts';

describe('a page that breaks off', () => {
  const text = withSignals(table(['Heat', 'Ports rehearse', '4'], ['Dusk', 'Ships wait', '3']));

  it('is never read with part of a row', () => {
    const full = summaryOf(text);
    const complete = [full.rows, full.rows.slice(0, 1)];

    for (let end = 0; end < text.length; end += 1) {
      const parsed = parse(text.slice(0, end));
      if (parsed.kind === 'page') {
        expect(complete).toContainEqual(parsed.summary.rows);
      }
    }
  });

  it.each([
    ['after a bar of its last cell', 'PoC||GTFO', 'PoC|'],
    ['after the second of two', 'PoC||GTFO', 'PoC||'],
    ['after bars and wide characters', "'合わせ箸' || か", "'合わせ箸' ||"],
    ['after bars with blanks around', 'a | b | c | d', 'a | b | c |'],
  ])('is rejected when its last row ends %s', (_, description, end) => {
    const whole = withSignals(table(['Heat', 'Ports rehearse', '4'], ['Dusk', description, '3']));
    const cut = whole.slice(0, whole.lastIndexOf(end) + end.length);

    expect(summaryOf(whole).rows[1]?.description).toBe(description);
    expect(problemsOf(cut)).toEqual([
      expect.objectContaining({
        line: 30,
        code: 'cut-off',
        message: expect.stringMatching(/expected it to be as wide as the row of dashes, found/),
      }),
    ]);
  });

  it.each([
    ['not aligned', '| Dusk | Ships | 3 |'],
    ['aligned by an emoji of another width', '| Dusk  | Ships wait 🚢 |           3 |'],
    ['full of wide characters', '| Dusk   | 合わせ箸と立 |           3 |'],
  ])('is not thought of when the last row is complete and %s', (_, line) => {
    const text = withSignals([...table(['Heat', 'Ships wait 12', '4']), line]);

    expect(summaryOf(text).rows[1]).toMatchObject({ name: 'Dusk', relevancy: 3 });
  });

  it('is not thought of when a short last row was typed to its end', () => {
    const long = ['Heat plans of ports that rehearse', 'Ships wait', '4'];
    const short = '| Dusk | Ships | 3 |';

    expect(summaryOf(withSignals([...table(long), `${short}\n`])).rows).toHaveLength(2);
    expect(problemsOf(withSignals([...table(long), short])).map(({ code }) => code)).toContain(
      'cut-off',
    );
  });

  it('is thought of in a table without bars at its ends until its last line has an end', () => {
    const typed = ['name | description', '---|---', 'Heat | Ports rehearse'];

    expect(problemsOf(withSignals(typed)).map(({ code }) => code)).toContain('cut-off');
    expect(summaryOf(withSignals([...typed, ''])).rows).toMatchObject([
      { name: 'Heat', description: 'Ports rehearse' },
    ]);
  });

  it('is not thought of when wide characters stand in the last column', () => {
    const signals = printTable(columns.slice(0, 2), [['Heat', '合わせ箸']]);

    expect(summaryOf(withSignals(signals)).rows[0]?.description).toBe('合わせ箸');
  });

  it('is not thought of when an emoji of another width stands in the last column', () => {
    const [head = '', dashes = ''] = printTable(columns.slice(0, 2), [['Heat', 'Ships wait 12']]);

    const [row] = summaryOf(withSignals([head, dashes, '| Heat   | Ships wait ⚓\ufe0f |'])).rows;

    expect(row?.description).toBe('Ships wait ⚓\ufe0f');
  });

  it.each([
    ['in a row', text.slice(0, -20)],
    ['after a heading', `${text}\n\n## Concerns`],
    ['in a heading', `${text}\n\n## Conc`],
    ['in the head of a table', `${text}\n\n## Concerns\n\n| name   | desc`],
    ['in the row of dashes', `${text}\n\n## Concerns\n\n| name   | description   |\n|:----`],
    ['in a link', `${text}\n\n## Closest\n\n* [Title](fa8cbd7fc0be`],
  ])('is rejected when that is %s', (_, cut) => {
    const rejections = problemsOf(cut).filter(({ severity }) => severity === 'rejected');

    expect(rejections).toEqual([
      expect.objectContaining({ code: 'cut-off', severity: 'rejected' }),
    ]);
  });
});
