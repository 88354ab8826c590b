import { describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '../../../src/model/item.ts';
import { countOf } from '../../../src/model/text/kind-words.ts';

describe('countOf', () => {
  it('counts in the words of the table, several tables as items', () => {
    expect(countOf(['signal'], 37)).toBe('37 signals');
    expect(countOf(['technology'], 1)).toBe('1 technology');
    expect(countOf(ITEM_KINDS, 2140)).toBe('2,140 items');
  });
});
