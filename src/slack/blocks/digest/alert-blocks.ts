import type { KnownBlock } from '@slack/types';
import type { DigestInfo } from '../../../digests/outcome.ts';
import { pauseWords } from '../../../digests/pauses/pause-words.ts';
import { isDefinitionPause, type PauseReason } from '../../../model/digest/pause.ts';
import { unreadableSentence } from '../../../search/query/unreadable.ts';
import { ACTIONS } from '../action-ids.ts';
import { context } from '../elements/basic-blocks.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, code, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant } from '../elements/times.ts';
import { madeMenu } from '../wish/made-menu.ts';
import { digestButton } from './digest-button.ts';
import { pauseOrResume } from './pause-or-resume.ts';

/** With ten known values it would be a paragraph. */
const PROBLEM = 300;

/** An alert in the list: what it is for, when it comes, and what can be done with it. */
export function alertBlocks({
  definition,
  schedule,
  nextRunAt,
  unreadable,
}: DigestInfo): KnownBlock[] {
  const { name, title, pause, query } = definition;
  const next =
    nextRunAt === null ? [] : [`next ${instant(nextRunAt, definition.schedule.timezone)}`];
  const facts = [
    ...(pause === null ? next : [pausedWords(pause.because)]),
    ...(unreadable === null ? [] : [shortLine(unreadableSentence(unreadable), PROBLEM)]),
  ];
  return [
    richText(
      section(
        bold(oneLine(title)),
        // A title that nobody has typed is made of it.
        ...(query === '' || title.includes(query) ? [] : [run(' '), code(shortLine(query, 120))]),
        run(`\n${oneLine(schedule)}, to your direct messages`),
      ),
    ),
    ...(facts.length === 0 ? [] : [context(...facts)]),
    {
      type: 'actions',
      block_id: `digest:${name}`,
      elements: [
        digestButton(definition, 'Edit', ACTIONS.editMade),
        ...pauseOrResume(definition),
        madeMenu(name, ['copy', 'delete']),
      ],
    },
  ];
}

function pausedWords(because: PauseReason): string {
  return isDefinitionPause(because) ? `paused: ${pauseWords(because, '')}` : 'paused';
}
