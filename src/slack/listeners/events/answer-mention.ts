import type { WebClient } from '@slack/web-api';
import { postPrivately } from '../../posting/post-privately.ts';
import type { AnswerQuery } from '../answer-query.ts';
import { mentionQuery } from '../mention-query.ts';
import type { Mention } from './mention.ts';

/** `@Signalpost regulation`: answers where it was said, thread or channel, to who said it. */
export function createAnswerMention({ answerQuery }: { readonly answerQuery: AnswerQuery }) {
  return async (
    { actor, said, channel, threadTs }: Mention,
    botUser: string,
    client: WebClient,
  ): Promise<void> => {
    const answer = await answerQuery({ actor, ...mentionQuery(said, botUser) });
    await postPrivately(client, { channel, user: actor.user, threadTs }, answer);
  };
}
