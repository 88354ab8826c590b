import type { Button } from '@slack/types';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons } from '../elements/basic-blocks.ts';
import { code, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';

/** A subcommand that there is none of, with the one that was probably meant, if any, one click away. */
export function unknownSubcommandMessage(typed: string, nearest: string | null): SlackMessage {
  const { text, blocks } = formattedSentence(
    run("I don't know "),
    code(`/signalpost ${shortLine(typed, 100)}`),
    ...(nearest === null
      ? [run('. ')]
      : [run('. Did you mean '), code(`/signalpost ${nearest}`), run('? ')]),
    code('/signalpost help'),
    run(' lists everything.'),
  );
  return { text, blocks: [...blocks, ...(nearest === null ? [] : buttons(runButton(nearest)))] };
}

function runButton(nearest: string): Button {
  const label = `/signalpost ${nearest}`;
  return button({
    label,
    actionId: ACTIONS.meant,
    value: value({ text: nearest }),
    spoken: `Run ${label}`,
    style: 'primary',
  });
}
