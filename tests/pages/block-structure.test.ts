import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsedStructure } from '../../src/pages/block-structure.ts';
import { regularStructure } from '../../src/pages/regular-structure.ts';
import { generatePage } from '../support/generate-page.ts';

const linesOf = (seed: number) => generatePage(seed).text.split('\n');

describe('the structure of a regular page', () => {
  it('is what the parser makes of it', () => {
    let regular = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const lines = linesOf(seed);
      const structure = regularStructure(lines);
      if (structure !== undefined) {
        regular += 1;
        expect(structure).toEqual(parsedStructure(lines));
      }
    }

    expect(regular).toBeGreaterThan(250);
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
      { numRuns: 5000 },
    );
  });
});
