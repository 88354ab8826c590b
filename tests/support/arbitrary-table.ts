import fc from 'fast-check';
import { printTable } from './print-table.ts';

/** A table of unknown origin: printed by a generator, or as somebody might type it. */
export interface ArbitraryTable {
  readonly header: string;
  readonly dashes: string;
  readonly rows: readonly string[];
}

const HEADINGS = ['name', 'description', 'change', '10-year', 'driving-force'] as const;

/** What Markdown, HTML and tables make something of; bars are another matter. */
const MARKUP =
  '\\ \\\\ ` `` ``` * ** _ __ ~~ [ ](x) ![ [^1] <b> </b> <!-- --> &amp; &#124; --- :--: # > 1. $ ' +
  'https://example.org/a_b www.example.org a@example.org';
const TEXTS = ['Heat', 'plans', '合わせ', 'e\u0301', '👩‍🚀', '\u202e', 'Ω', 'שלום'];
const SPACES = [' ', ' ', '  ', '\t', '\u00a0', '\u3000', '\u2028'];

const piece = fc.constantFrom(...MARKUP.split(' '), ...TEXTS, ...SPACES);
/** A line end would end the row, and a page with a NUL byte is no text. */
const letter = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((char) => {
  return !['|', '\r', '\n', '\0'].includes(char);
});
const cell = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')) },
  { weight: 3, arbitrary: fc.array(letter, { maxLength: 12 }).map((text) => text.join('')) },
);

/** How many cells each row has. */
interface RowLength {
  readonly min: number;
  readonly max: number;
}

type Cells = fc.Arbitrary<readonly string[]>;

/** @param rowLength - in a table of so many columns. Default: as many. */
export function arbitraryTable(
  rowLength: (columns: number) => RowLength = (columns) => ({ min: columns, max: columns }),
): fc.Arbitrary<ArbitraryTable> {
  return fc.integer({ min: 2, max: HEADINGS.length }).chain((columns) => {
    const { min, max } = rowLength(columns);
    const headings = HEADINGS.slice(0, columns);
    const cells = fc.array(cell, { minLength: min, maxLength: max });
    return fc.oneof(typedTable(headings, cells), printedTable(headings, cells));
  });
}

function printedTable(headings: readonly string[], cells: Cells): fc.Arbitrary<ArbitraryTable> {
  const columns = fc.tuple(
    ...headings.map((heading) => fc.boolean().map((numeric) => ({ heading, numeric }))),
  );
  return fc
    .tuple(columns, fc.array(cells, { minLength: 1, maxLength: 4 }))
    .map(([ofTable, ofRows]) => {
      const [header = '', dashes = '', ...rows] = printTable(ofTable, ofRows);
      return { header, dashes, rows };
    });
}

const blanks = fc.constantFrom('', '', ' ', ' ', '  ', '\t', ' \t ', '        ');
const margin = fc.constantFrom('', '', '', ' ', '   ');
const colon = fc.constantFrom('', ':');
const delimiter = fc
  .tuple(blanks, colon, fc.integer({ min: 1, max: 30 }), colon, blanks)
  .map(([before, left, length, right, after]) =>
    [before, left, '-'.repeat(length), right, after].join(''),
  );

function typedTable(headings: readonly string[], cells: Cells): fc.Arbitrary<ArbitraryTable> {
  return fc.record({
    header: typedRow(fc.constant(headings)),
    dashes: fc
      .tuple(
        fc.array(delimiter, { minLength: headings.length, maxLength: headings.length }),
        fc.boolean(),
        fc.boolean(),
      )
      .map(([runs, hasFirstBar, hasLastBar]) => {
        const line = `${runs.join('|')}${hasLastBar ? '|' : ''}`;
        // Alone, a dash with a blank behind it would begin a list.
        return hasFirstBar ? `|${line}` : `--${line.trimStart().replace(/^:?-+[ \t]*/, '')}`;
      }),
    rows: fc.array(typedRow(cells), { minLength: 1, maxLength: 4 }),
  });
}

/** Any blanks around each cell; the bars at both ends may be missing. */
function typedRow(cells: Cells): fc.Arbitrary<string> {
  const around = fc.array(fc.tuple(blanks, blanks), { minLength: 5, maxLength: 5 });
  return fc
    .tuple(cells, around, margin, fc.boolean(), fc.boolean(), blanks)
    .map(([texts, blanksOf, start, isBegun, isClosed, end]) => {
      const padded = texts.map((text, n) => {
        const [before = '', after = ''] = blanksOf[n] ?? [];
        // Right before a bar, a backslash would be about the bar.
        return before + text + (text.endsWith('\\') ? ' ' : after);
      });
      // Nothing is no cell where no bar follows.
      const lastBar = isClosed || texts.at(-1)?.trim() === '' ? '|' : '';
      const line = `${padded.join('|')}${lastBar}${end}`;
      // Text that Markdown takes for a block of another kind would end the table.
      const needsFirstBar = !/^[a-zA-Z]/.test(line) || !line.includes('|');
      return `${start}${isBegun || needsFirstBar ? '|' : ''}${line}`;
    });
}
