import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Summary } from '../../src/model/summary.ts';
import { generatePage } from '../support/generate-page.ts';
import { aPageText, aSignalTable, parse, someLinks } from '../support/page-text.ts';
import { printTable } from '../support/print-table.ts';
import { runs } from '../support/runs.ts';

const KB64 = 65_536;

/** As much as a page may have beside the parts that every page has here. */
const MAX_BYTES = 4 * 1024 * 1024 - 2000;
const MAX_LINES = 19_900;

const fill = (text: string) => text.repeat(MAX_BYTES / Buffer.byteLength(text));
const fillLines = (...lines: readonly string[]) =>
  Array.from({ length: MAX_LINES }, (_, n) => lines[n % lines.length] ?? '').join('\n');

const linesOfAnyForm: readonly (readonly [string, string])[] = [
  ['lines that go on with a bullet', fillLines('lazy')],
  ['nested bullets', fillLines('  * x')],
  ['bullets of two levels', fillLines('  * x', '    * x')],
  [
    'bullets of ten levels',
    fillLines(...Array.from({ length: 10 }, (_, n) => `${'  '.repeat(n)}* x`)),
  ],
  ['nested headings', fillLines('  # x', '')],
  ['nested quotes', fillLines('  > x', '')],
  ['empty bullets', fillLines('*', '', '-')],
  ['numbers', fillLines('1. x', '12. x')],
  ['bullets of bullets', fillLines('* - + * - x')],
  ['headings of tables', fillLines('## Signals')],
  ['headings of lists', fillLines('## Keywords', '')],
  ['headings and bullets', fillLines('## Themes', '- x')],
  ['wide blanks', fillLines('\u3000')],
  ['broken links', fillLines('* [a](b')],
];

const table = (rows: readonly (readonly string[])[]) =>
  printTable([{ heading: 'name' }, { heading: 'description' }], rows);

const torture: readonly (readonly [string, string])[] = [
  ...['*', '[', '_', '`', '<', '&', '\\', '!', '~', '#', '>', '-', '|', ' ', '* ', '](', '1. '].map(
    (mark) =>
      [
        `64 KB of ${mark} in the summary`,
        aPageText({ summary: mark.repeat(KB64 / mark.length) }),
      ] as const,
  ),
  ...['*', '[', '_', '|', ' ', '* '].map(
    (mark) =>
      [
        `64 KB of ${mark} as a keyword`,
        aPageText({ keywords: [mark.repeat(KB64 / mark.length)] }),
      ] as const,
  ),
  ...['*', '|', ' ', '\\|', ' | '].map(
    (mark) =>
      [
        `64 KB of ${mark} in a cell`,
        aPageText({ signals: [...aSignalTable, `| ${mark.repeat(KB64 / mark.length)} | x |`] }),
      ] as const,
  ),
  ['64 KB of title', aPageText({ title: `# __${'__, from (['.repeat(6500)}` })],
  ['64 KB of link', aPageText({ link: `__[External link](${')__('.repeat(16_000)}` })],
  [
    '10,000 rows',
    aPageText({ signals: table(Array.from({ length: 10_000 }, (_, n) => [`Row ${n}`, 'Text'])) }),
  ],
  [
    '10,000 broken rows',
    aPageText({ signals: [...aSignalTable, ...Array.from({ length: 10_000 }, () => '| a')] }),
  ],
  ['10,000 bullets', aPageText({ keywords: Array.from({ length: 10_000 }, () => 'word') })],
  ['10,000 headings', aPageText({ summary: '## Signals\n\n'.repeat(5000) })],
  [
    'deep lists',
    aPageText({
      summary: Array.from({ length: 3000 }, (_, n) => `${'  '.repeat(n % 40)}* x`).join('\n'),
    }),
  ],
  ['nested quotes', aPageText({ summary: `${'> '.repeat(20_000)}x` })],
  ['a huge cell', aPageText({ signals: table([['Name', 'word '.repeat(200_000).trim()]]) })],
  [
    'a dash row that lies',
    aPageText({ signals: ['| a | b |', `|${'-|'.repeat(30_000)}`, '| c | d |'] }),
  ],
  ...linesOfAnyForm.flatMap(([name, lines]) => [
    [
      `a page full of ${name} below a bullet`,
      aPageText({ keywords: ['word', `word\n${lines}`] }),
    ] as const,
    [
      `a page full of ${name} below a table`,
      aPageText({ signals: [...aSignalTable, lines] }),
    ] as const,
    [`a page full of ${name} at its end`, aPageText({ rest: [...someLinks, lines] })] as const,
  ]),
  ...['__, (from [x', '__, (from page [x](', '__, (from page [x](y).)', ']('].map(
    (mark) =>
      [`a page full of ${mark} in the title`, aPageText({ title: `# __${fill(mark)}` })] as const,
  ),
  ...['](', '](x)', '* ['].map(
    (mark) =>
      [
        `a page full of ${mark} in a link`,
        aPageText({ rest: [...someLinks, `* [${fill(mark)}`] }),
      ] as const,
  ),
  ...['-', '-|', '|', '- ', ':'].map(
    (mark) =>
      [
        `a page full of ${mark} as the row of dashes`,
        aPageText({ signals: ['| name | description |', `|${fill(mark)}|`, '| a | b |'] }),
      ] as const,
  ),
  ...['|', ' | ', '\u0301'].map(
    (mark) =>
      [
        `a page full of ${mark} as its last row`,
        aPageText({ signals: [...aSignalTable, `| ${fill(mark)}`] }),
      ] as const,
  ),
  ['lone carriage returns', aPageText({ summary: 'a\rb\r\r## Signals\rc' })],
];

describe('parsePage, given hostile pages', () => {
  it.each(torture)('comes to an end on %s', (_, text) => {
    const parsed = parse(text);

    expect(parsed.kind === 'page' ? Summary.safeParse(parsed.summary).error : undefined).toBe(
      undefined,
    );
  });

  it('finds the line that is not UTF-8 among millions', () => {
    const bytes = new Uint8Array(4 * 1024 * 1024).fill(10);
    bytes[4_000_000] = 0xff;

    const parsed = parse(bytes);

    expect(parsed).toMatchObject({ problems: [{ code: 'not-utf8', line: 4_000_001 }] });
  });

  it('reads each of 10,000 rows', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => [`Row ${n}`, 'Text']);

    const parsed = parse(aPageText({ signals: table(rows) }));

    expect(parsed.kind === 'page' && parsed.summary.rows.length).toBe(10_000);
  });

  it('gives a valid summary or problems for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expectSound(parse(bytes));
      }),
      runs(300),
    );
  });

  it('gives a valid summary or problems for pages damaged anywhere', () => {
    const bite = fc.constantFrom(
      '|',
      '\n',
      '\u0000',
      '#',
      '## Signals\n',
      '* ',
      '`'.repeat(4),
      '\u202e',
      '\ud83d',
      '\r',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(30),
        bite,
        (seed, place, dropped, inserted) => {
          const { text } = generatePage(seed);
          const at = Math.floor(place * text.length);

          expectSound(parse(text.slice(0, at) + inserted + text.slice(at + dropped)));
        },
      ),
      runs(400),
    );
  });
});

function expectSound(parsed: ReturnType<typeof parse>): void {
  if (parsed.kind === 'page') {
    expect(Summary.safeParse(parsed.summary).error).toBe(undefined);
    expect(parsed.summary.rows.length).toBeGreaterThan(0);
  } else {
    expect(parsed.problems.length).toBeGreaterThan(0);
  }
}
