import type { WebClient } from '@slack/web-api';
import type { Search } from '../../../search/search.ts';
import { askOutcomeMessage } from '../../blocks/ask-outcome.ts';
import { mentionQuery } from '../../mention-query.ts';
import { postPrivately } from '../../post-privately.ts';
import type { Mention } from './mention.ts';

/** `@Signalpost regulation`: answers where it was said, thread or channel, to who said it. */
export function createAnswerMention({ search }: { readonly search: Pick<Search, 'ask'> }) {
  return async (
    { actor, said, channel, threadTs }: Mention,
    botUser: string,
    client: WebClient,
  ): Promise<void> => {
    const outcome = await search.ask({ actor, ...mentionQuery(said, botUser) });
    await postPrivately(
      client,
      { channel, user: actor.user, threadTs },
      askOutcomeMessage(outcome),
    );
  };
}
