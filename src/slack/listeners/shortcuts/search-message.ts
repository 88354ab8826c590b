import type { WebClient } from '@slack/web-api';
import { ITEM_KINDS } from '../../../model/item.ts';
import { noWordsMessage, wordsOfMessage } from '../../blocks/search/searched-message.ts';
import type { AnswerQuery } from '../answer-query.ts';
import { tellPrivately } from '../tell-privately.ts';
import { tellingWords } from '../telling-words.ts';
import type { MessageShortcut } from './message-shortcut.ts';

/** "Search Signalpost" in a message's menu: what the archive has on any of the message's words. */
export function createSearchMessage({ answerQuery }: { readonly answerQuery: AnswerQuery }) {
  return async (shortcut: MessageShortcut, client: WebClient): Promise<void> => {
    const words = tellingWords(shortcut.said);
    if (words.length === 0) {
      await tellPrivately(client, shortcut, noWordsMessage());
      return;
    }
    // Quoted where it stands alone: a message that says "help" asks for the word.
    const text = words.length === 1 ? `"${words[0]}"` : words.join(' OR ');
    const answer = await answerQuery({
      actor: shortcut.actor,
      text,
      kinds: ITEM_KINDS,
      inThread: shortcut.threadTs !== null,
    });
    await tellPrivately(client, shortcut, wordsOfMessage(words, answer));
  };
}
