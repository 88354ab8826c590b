import { code, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';

/** A subcommand that there is none of, with the one that was probably meant, if any. */
export function unknownSubcommandMessage(typed: string, nearest: string | null): SlackMessage {
  return formattedSentence(
    run("I don't know "),
    code(`/signalpost ${shortLine(typed, 100)}`),
    ...(nearest === null
      ? [run('. ')]
      : [run('. Did you mean '), code(`/signalpost ${nearest}`), run('? ')]),
    code('/signalpost help'),
    run(' lists everything.'),
  );
}
