import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../../model/clock.ts';
import { DAY_MS, later } from '../../../model/duration.ts';
import { ChannelId, UserId } from '../../../model/slack-ids.ts';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import type { Authority } from '../../people/authority.ts';
import type { FindOwnMessages } from '../../posting/find-own-messages.ts';
import { postPrivately } from '../../posting/post-privately.ts';
import { postPublicly } from '../../posting/post-publicly.ts';
import type { Identity } from '../../transport/own-identity.ts';
import type { AnswerQuery } from '../answer-query.ts';
import { mentionQuery } from '../mention-query.ts';
import type { Mention } from './mention.ts';

/** The metadata type of an answer to another app. */
const APP_ANSWER = 'signalpost_app_answer';
/** An app that speaks in an older thread is answered again. */
const THREAD_MEMORY_MS = 7 * DAY_MS;

/** The message was deleted, or the app has left: there is nothing to answer any more. */
const GONE = ['thread_not_found', 'message_not_found', 'channel_not_found', 'not_in_channel'];

export interface AnswerMentionDeps {
  readonly answerQuery: AnswerQuery;
  readonly authority: Authority;
  readonly identity: () => Identity;
  readonly findOwnMessages: FindOwnMessages;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * `@Signalpost regulation`: answers where it was said, thread or channel, to
 * who said it; in their direct messages where the app may say nothing there. An app or a workflow sees no private answer: it gets one in the
 * thread, once, so that two apps never talk for ever.
 */
export function createAnswerMention(deps: AnswerMentionDeps) {
  const { answerQuery, authority, identity } = deps;
  return async (mention: Mention, client: WebClient): Promise<void> => {
    const { actor, said, channel, threadTs } = mention;
    if (actor === null) {
      await answerApp(deps, mention, client);
      return;
    }
    const permission = await authority.ask('search', actor);
    const answer =
      permission.kind === 'allowed'
        ? await answerQuery({
            actor,
            ...mentionQuery(said, identity().botUser),
            inThread: threadTs !== null,
          })
        : refusalMessage('search', permission);
    if (!(await postPrivately(client, { channel, user: actor.user, threadTs }, answer))) {
      // Slack lets the app say nothing there: whoever asked hears all the same.
      const place = { channel: ChannelId.parse(actor.user), threadTs: null };
      await postPublicly(client, place, answer);
    }
  };
}

async function answerApp(
  { answerQuery, identity, findOwnMessages, clock }: AnswerMentionDeps,
  { said, channel, ts, threadTs }: Mention,
  client: WebClient,
): Promise<void> {
  const { team, botUser } = identity();
  const place = { channel, threadTs: threadTs ?? ts };
  const earlier = await findOwnMessages(identity(), {
    ...place,
    since: later(clock.now(), -THREAD_MEMORY_MS),
    eventType: APP_ANSWER,
  });
  if (earlier.kind === 'failed' && GONE.includes(earlier.code ?? '')) {
    return;
  }
  if (earlier.kind !== 'complete') {
    throw new Error(`Whether the app was answered already could not be seen: ${earlier.kind}`);
  }
  if (earlier.rows.length > 0) {
    return;
  }
  const actor = { team, user: UserId.parse(botUser) };
  const answer = await answerQuery({ actor, ...mentionQuery(said, botUser) });
  await postPublicly(client, place, answer, { event_type: APP_ANSWER, event_payload: {} });
}
