import type { KnownBlock } from '@slack/types';
import type { DigestInfo } from '../../../digests/outcome.ts';
import { pauseWords } from '../../../digests/pauses/pause-words.ts';
import { isDefinitionPause } from '../../../model/digest/pause.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, context } from '../elements/basic-blocks.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, code, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant } from '../elements/times.ts';
import { madeMenu } from '../wish/made-menu.ts';

/** An alert in the list: what it is for, when it comes, and what can be done with it. */
export function alertBlocks({ definition, schedule, nextRunAt }: DigestInfo): KnownBlock[] {
  const { name, title, pause, query } = definition;
  const isPaused = pause !== null;
  const because = pause?.because;
  const act = (label: string, actionId: string) =>
    button({ label, actionId, value: value({ digest: name }), spoken: `${label}: ${title}` });
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
        act('Edit', ACTIONS.editMade),
        ...(isDefinitionPause(because)
          ? []
          : [isPaused ? act('Resume', ACTIONS.resumeMade) : act('Pause', ACTIONS.pauseMade)]),
        madeMenu(name, ['copy', 'delete']),
      ],
    },
  ];
}
