import { oneLine } from './plain.ts';
import { code, run } from './rich-text.ts';
import { formattedSentence } from './sentence.ts';
import { shorten } from './shorten.ts';
import type { SlackMessage } from './slack-message.ts';

/** A subcommand that there is none of, with the nearest one there is. */
export function unknownSubcommandMessage(typed: string, nearest: string): SlackMessage {
  return formattedSentence(
    run("I don't know "),
    code(`/signalpost ${shorten(oneLine(typed), 100)}`),
    run('. Did you mean '),
    code(`/signalpost ${nearest}`),
    run('? '),
    code('/signalpost help'),
    run(' lists everything.'),
  );
}
