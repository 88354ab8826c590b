import type { RichTextElement } from '@slack/types';
import type { Decision } from '../../../model/review.ts';
import { person, run } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';

const NOTE_SHOWN = 80;

const SIGNS: Readonly<Record<Decision['verdict'], string>> = {
  accepted: '✓ accepted',
  dismissed: '✕ dismissed',
  duplicate: '= duplicate',
  'false-positive': '✕ false positive',
};

/** `✓ accepted · Mira, 23 Nov “energy chapter”`, the day in the reader's own time. */
export function decidedWords({ verdict, by, at, note }: Decision): RichTextElement[][] {
  return [
    run(`${SIGNS[verdict]} · `),
    person(by),
    run(', '),
    [
      {
        type: 'date',
        timestamp: Math.floor(at.getTime() / 1000),
        format: '{date_short}',
        fallback: at.toISOString().slice(0, 10),
      },
    ],
    run(note === null ? '' : ` “${shortLine(note, NOTE_SHOWN)}”`),
  ];
}
