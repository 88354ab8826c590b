import { describe, expect, it } from 'vitest';
import {
  aPageId,
  aPageText,
  aSignalTable,
  parse,
  problemsOf,
  someIssues,
  someLinks,
  summaryOf,
} from '../support/page-text.ts';

describe('parsePage', () => {
  it('reads every part of a page', () => {
    const summary = summaryOf(aPageText());

    expect(summary).toEqual({
      id: aPageId,
      title: 'Harbours plan for heat',
      url: 'https://example.org/heat',
      origin: { raw: '20260329', date: '2026-03-29' },
      category: 'politics',
      type: 'news',
      keywords: ['ports', 'heat'],
      themes: ['climate'],
      text: 'Ports rehearse for heat.',
      closest: [],
      rows: [
        {
          kind: 'signal',
          name: 'Heat plans',
          description: 'Ports rehearse heat.',
          relevancy: 4,
          change: null,
          tenYear: null,
          drivingForce: null,
        },
        expect.objectContaining({ name: 'Night shifts', relevancy: 3 }),
      ],
    });
    expect(problemsOf(aPageText())).toEqual([]);
  });

  it('reads the Signal column of the oldest layout as the name', () => {
    const signals = [
      '| Signal   | Change      | 10y horizon   | Driving force   |',
      '|:---------|:------------|:--------------|:----------------|',
      '| Low tide | High to low | Dry harbours  | The moon        |',
    ];

    const summary = summaryOf(aPageText({ signals, rest: someLinks }));

    expect(summary.rows).toEqual([
      {
        kind: 'signal',
        name: 'Low tide',
        description: null,
        relevancy: null,
        change: 'High to low',
        tenYear: 'Dry harbours',
        drivingForce: 'The moon',
      },
    ]);
  });

  it('gives technologies without a name column no name', () => {
    const rest = [
      '## Technologies',
      '',
      '| description    |   relevancy | src   |',
      '|:---------------|------------:|:------|',
      '| Cool pavements |           2 | 0a1b  |',
      '',
      ...someIssues,
    ];

    const [, , technology] = summaryOf(aPageText({ rest })).rows;

    expect(technology).toMatchObject({ name: null, description: 'Cool pavements', relevancy: 2 });
  });

  it('tolerates a byte order mark and Windows line ends', () => {
    const text = aPageText();

    const summary = summaryOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`);

    expect(summary).toEqual(summaryOf(text));
  });

  it('takes text as it is, whatever Markdown would make of it', () => {
    const odd = '_a_ **b** `c` [d](e) <i>f</i> &amp \\* ~g~ https://h.example ![i](j)';
    const page = aPageText({ keywords: [odd], summary: odd });

    const summary = summaryOf(page);

    expect(summary.keywords).toEqual([odd]);
    expect(summary.text).toBe(odd);
  });

  it.each([
    ['a heading of its own', '## Background\n\nMore.'],
    ['the heading of another section', 'One.\n\n## Signals\n\nTwo.'],
    ['a code fence that is never closed', '```\ncode'],
    ['an HTML comment that is never closed', '<!-- hidden'],
    ['a rule, a quote and a list', '---\n> quote\n* bullet\n1. number'],
  ])('keeps %s within the summary', (_, summary) => {
    const parsed = summaryOf(aPageText({ summary }));

    expect(parsed.text).toBe(summary);
    expect(parsed.rows).toHaveLength(2);
  });

  it('reads sections in any order and heading case', () => {
    const text = aPageText().replace('## Keywords', '## KEYWORDS ##');
    const [head = '', ...sections] = text.split(/\n\n(?=## )/);

    const summary = summaryOf([head, ...sections.reverse()].join('\n\n'));

    expect(summary).toEqual(summaryOf(aPageText()));
  });

  it('puts a repeated section together and says so', () => {
    const rest = ['## Signals', '', ...aSignalTable];

    const text = aPageText({ rest });

    expect(summaryOf(text).rows).toHaveLength(4);
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({ code: 'section-repeated', severity: 'warning' }),
    ]);
  });

  it.each([
    ['nothing', '', 'title-line'],
    ['another Markdown file', '# Notes\n\nText.\n', 'title-line'],
    ['a title without sections', aPageText().split('\n## ')[0] ?? '', 'sections'],
    ['a page without any row', aPageText({ signals: ['None this week.'] }), 'no-rows'],
    ['a binary file', new Uint8Array([0x89, 0x50, 0, 1, 2]), 'not-text'],
    ['another encoding', new Uint8Array([35, 32, 0xe9, 10]), 'not-utf8'],
    ['a page of too many lines', aPageText({ summary: '\n'.repeat(20_001) }), 'too-many-lines'],
    ['a page of too many bytes', new Uint8Array(4 * 1024 * 1024 + 1).fill(32), 'too-large'],
  ])('rejects %s', (_, text, code) => {
    const parsed = parse(text);

    expect(parsed.kind).toBe('rejected');
    expect(problemsOf(text)[0]).toMatchObject({ code, severity: 'rejected' });
  });

  it('names the line, what was expected and what was found', () => {
    const [problem] = problemsOf('\n\n# Harbours plan for heat\n\n## Signals\n\n| a |\n');

    expect(problem).toMatchObject({ file: `${aPageId}.md`, line: 3, code: 'title-line' });
    expect(problem?.message).toMatch(/expected "# __Title__.*found "# Harbours plan for heat"/);
  });

  it('finds the line of the byte that is not UTF-8', () => {
    const bytes = Buffer.from(aPageText());
    bytes[bytes.indexOf('Ports rehearse for')] = 0xff;

    const [problem] = problemsOf(bytes);

    expect(problem).toMatchObject({ code: 'not-utf8', line: 23 });
  });

  it.each([
    ['EF', [0xef]],
    ['EF BF', [0xef, 0xbf]],
    ['F0 9F', [0xf0, 0x9f]],
  ])('finds the last line where the file ends amid a character, after %s', (_, end) => {
    const bytes = Buffer.concat([Buffer.from('# a\n\nb'), Buffer.from(end)]);

    const [problem] = problemsOf(bytes);

    expect(problem).toMatchObject({ code: 'not-utf8', line: 3 });
  });
});
