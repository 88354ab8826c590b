import { context } from '../elements/basic-blocks.ts';
import { sentence } from '../elements/sentence.ts';
import type { SlackMessage } from '../slack-message.ts';

/** An answer under the words of the message that were looked for. */
export function wordsOfMessage(words: readonly string[], answer: SlackMessage): SlackMessage {
  const searched = `Searched all tables for any of the message's longest words: ${words.join(', ')}`;
  return { text: answer.text, blocks: [context(searched), ...answer.blocks] };
}

/** A message of pictures or short words. */
export function noWordsMessage(): SlackMessage {
  return sentence(
    'This message has no word of four letters or more that I could look for. Ask in your own words: @Signalpost regulation',
  );
}
