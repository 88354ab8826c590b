import type { RichTextElement } from '@slack/types';
import { utcDay } from '../../../model/calendar.ts';
import type { Decision } from '../../../model/review/review.ts';
import { type PeopleNames, personIn } from '../elements/people-names.ts';
import { run } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';

const NOTE_SHOWN = 80;

const SIGNS: Readonly<Record<Decision['verdict'], string>> = {
  accepted: '✓ accepted',
  dismissed: '✕ dismissed',
  duplicate: '= duplicate',
  'false-positive': '✕ false positive',
};

/**
 * `✓ accepted · Mira, 23 Nov “energy chapter”`, the day in the reader's own time.
 *
 * @param names - for what many see, where a mention would notify; default: people are mentioned.
 */
export function decidedWords(
  { verdict, by, at, note }: Decision,
  names: PeopleNames | null = null,
): RichTextElement[][] {
  return [
    run(`${SIGNS[verdict]} · `),
    personIn(names, by),
    run(', '),
    [
      {
        type: 'date',
        timestamp: Math.floor(at.getTime() / 1000),
        format: '{date_short}',
        fallback: utcDay(at),
      },
    ],
    run(note === null ? '' : ` “${shortLine(note, NOTE_SHOWN)}”`),
  ];
}
