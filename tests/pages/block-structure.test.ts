import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsedStructure } from '../../src/pages/block-structure.ts';
import { lineStarts } from '../../src/pages/line-starts.ts';
import { longStructure } from '../../src/pages/long-structure.ts';
import { regularStructure } from '../../src/pages/regular-structure.ts';
import { generatePage } from '../support/generate-page.ts';
import { runs, someOf } from '../support/runs.ts';

const linesOf = (seed: number) => generatePage(seed).text.split('\n');

describe('the structure of a regular page', () => {
  it('is what the parser makes of it', () => {
    let regular = 0;
    for (let seed = 1; seed <= someOf(300); seed += 1) {
      const lines = linesOf(seed);
      const structure = regularStructure(lines);
      if (structure !== undefined) {
        regular += 1;
        expect(structure).toEqual(parsedStructure(lines));
      }
    }

    expect(regular).toBeGreaterThan(someOf(300) * 0.8);
  });

  it('is either not seen at all or right, whatever the lines are', () => {
    const starts =
      ' | |  |    |\t|#|# |## |##|####### |#tag|* |*|*  |** |*    |+ |- |-|---|> |1. |1) |1|12|1.5 |``` |~~~|<!--|<div>|[a]: b|===|_|* # |* - |* 1. |* 12 |* 1.5|* > |\\|&|\u00a0|\u0085';
    const start = fc.constantFrom('', '|', ' |', ...starts.split('|'));
    const line = fc
      .tuple(start, fc.constantFrom('', 'text', ' ', '* text', ' ##'))
      .map((parts) => parts.join(''));

    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const structure = regularStructure(lines);

        if (structure !== undefined) {
          expect(structure).toEqual(parsedStructure(lines));
        }
      }),
      runs(5000),
    );
  });
});

describe('the structure of any page', () => {
  it('has the lines that go on with a bullet in that bullet', () => {
    const lines = [
      '* a',
      'b',
      'c',
      '',
      '',
      '  d',
      'e',
      '',
      '# f',
      '* g',
      '  # h',
      '',
      '',
      'i',
      'j',
    ];

    expect(parsedStructure(lines)).toEqual({
      headings: [{ line: 8, depth: 1 }],
      bullets: [
        { line: 0, end: 7 },
        { line: 9, end: 11 },
      ],
    });
  });

  it('is what the parser makes of it where the page is too long for that', () => {
    for (let seed = 1; seed <= someOf(100); seed += 1) {
      const lines = linesOf(seed);

      expect(longStructure(lineStarts(lines), lines.length)).toEqual(parsedStructure(lines));
    }
  });

  it('has a heading left of the text of an indented bullet outside it, however long', () => {
    const lines = ['  * b', '', '  # h', '  * c', '', '    # d', '', '   e'];
    const structure = parsedStructure(lines);

    expect(structure.headings).toEqual([{ line: 2, depth: 1 }]);
    expect(longStructure(lineStarts(lines), lines.length)).toEqual(structure);
  });

  it('is what the parser makes of lists, headings and text, however long', () => {
    const blanks = fc.constantFrom('', ' ', '  ', '   ', '     ');
    const bullets = ['* a', '*  a', '+ a', '-   a', '*', '+', '1. a', '2. a', '12.', '3) a'];
    const start = fc.constantFrom(...bullets, '# a', '## a', '#', 'a');
    const line = fc.oneof(
      fc.constant(''),
      fc.tuple(blanks, start).map((parts) => parts.join('')),
    );

    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        expect(longStructure(lineStarts(lines), lines.length)).toEqual(parsedStructure(lines));
      }),
      runs(5000),
    );
  });

  it('has every heading and bullet of a page that is too long for the parser', () => {
    const part = ['## a', '', '* b', '  * c', 'd', '', '  e', '  # f', '', 'g', '+ h'];
    const lines = Array.from({ length: 1000 }, () => part).flat();

    const { headings, bullets } = parsedStructure(lines);

    expect(headings).toHaveLength(1000);
    expect(bullets.slice(-3)).toEqual([
      { line: 10_991, end: 10_992 },
      { line: 10_992, end: 10_994 },
      { line: 10_999, end: 11_000 },
    ]);
    expect(bullets).toHaveLength(3000);
  });
});
