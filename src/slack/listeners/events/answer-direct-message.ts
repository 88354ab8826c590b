import type { WebClient } from '@slack/web-api';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import type { Authority } from '../../people/authority.ts';
import { postPublicly } from '../../posting/post-publicly.ts';
import type { AnswerQuery } from '../answer-query.ts';
import { spokenQuery } from '../mention-query.ts';
import type { DirectMessage } from './direct-message.ts';

export interface AnswerDirectMessageDeps {
  readonly answerQuery: AnswerQuery;
  readonly authority: Authority;
}

/** A message to the app is a query; nobody else reads the answer, so it is one that stays. */
export function createAnswerDirectMessage({ answerQuery, authority }: AnswerDirectMessageDeps) {
  return async (message: DirectMessage, client: WebClient): Promise<void> => {
    const { actor, said, channel, threadTs } = message;
    const permission = await authority.ask('search', actor);
    const answer =
      permission.kind === 'allowed'
        ? await answerQuery({ actor, ...spokenQuery(said), inThread: threadTs !== null })
        : refusalMessage('search', permission);
    await postPublicly(client, { channel, threadTs }, answer);
  };
}
