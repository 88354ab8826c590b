import type { KnownBlock } from '@slack/types';
import type { DigestInfo } from '../../../digests/outcome.ts';
import { pauseWords } from '../../../digests/pauses/pause-words.ts';
import { isDefinitionPause } from '../../../model/digest/pause.ts';
import { ACTIONS } from '../action-ids.ts';
import { context } from '../elements/basic-blocks.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, code, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant } from '../elements/times.ts';
import { madeMenu } from '../wish/made-menu.ts';
import { digestButton } from './digest-button.ts';
import { pauseOrResume } from './pause-or-resume.ts';

/** An alert in the list: what it is for, when it comes, and what can be done with it. */
export function alertBlocks({ definition, schedule, nextRunAt }: DigestInfo): KnownBlock[] {
  const { name, title, pause, query } = definition;
  const isPaused = pause !== null;
  const because = pause?.because;
  const next =
    nextRunAt === null ? [] : [`next ${instant(nextRunAt, definition.schedule.timezone)}`];
  return [
    richText(
      section(
        bold(oneLine(title)),
        // A title that nobody has typed is made of it.
        ...(query === '' || title.includes(query) ? [] : [run(' '), code(shortLine(query, 120))]),
        run(`\n${oneLine(schedule)}, to your direct messages`),
      ),
    ),
    ...(isPaused || next.length > 0
      ? [
          context(
            ...(isPaused
              ? [isDefinitionPause(because) ? `paused: ${pauseWords(because, '')}` : 'paused']
              : next),
          ),
        ]
      : []),
    {
      type: 'actions',
      elements: [
        digestButton(definition, 'Edit', ACTIONS.editMade),
        ...pauseOrResume(definition),
        madeMenu(name, ['copy', 'delete']),
      ],
    },
  ];
}
