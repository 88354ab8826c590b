import type { RichTextElement } from '@slack/types';
import type { Flag } from '../../../model/review/review.ts';
import { person, run } from '../elements/rich-text.ts';

/** People who are named; more are counted. */
const NAMED = 5;

/** `Noor, Jonas (doubtful) and 3 more`. */
export function flaggers(flags: readonly Flag[]): RichTextElement[] {
  const more = flags.length - NAMED;
  return [
    ...flags
      .slice(0, NAMED)
      .flatMap(({ user, reasons }, n) => [
        ...(n === 0 ? [] : run(', ')),
        ...person(user),
        ...(reasons.length === 0 ? [] : run(` (${reasons.join(', ')})`)),
      ]),
    ...run(more > 0 ? ` and ${more} more` : ''),
  ];
}
