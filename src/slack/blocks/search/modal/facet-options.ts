import type { PlainTextOption } from '@slack/types';
import { grouped } from '../../../../model/text/counted.ts';
import { BLOCK_LIMITS } from '../../../limits.ts';
import { plainText } from '../../elements/basic-blocks.ts';
import { shortLine } from '../../elements/short-line.ts';

/** Room for the count behind a value. */
const COUNT_LENGTH = 12;

/** The values of a facet with how many items have them: `urban mobility (47)`. */
export function facetOptions(
  values: readonly { readonly word: string; readonly count: number }[],
): readonly PlainTextOption[] {
  return values
    .filter(({ word }) => word.length <= BLOCK_LIMITS.optionValue)
    .slice(0, BLOCK_LIMITS.selectOptions)
    .map(({ word, count }) => {
      const shown = shortLine(word, BLOCK_LIMITS.optionText - COUNT_LENGTH);
      return {
        text: plainText(`${shown} (${grouped(count)})`, BLOCK_LIMITS.optionText),
        value: word,
      };
    });
}
