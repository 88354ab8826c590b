import { z } from 'zod';
import { type Actor, ChannelId, MessageTs, TeamId, UserId } from '../../../model/slack-ids.ts';

const Payload = z.object({
  team_id: TeamId,
  event: z.object({
    user: UserId.optional(),
    bot_id: z.string().optional(),
    channel: ChannelId,
    ts: MessageTs,
    thread_ts: MessageTs.optional(),
    text: z.string().default(''),
  }),
});

/** The app was mentioned by a person. */
export interface Mention {
  readonly actor: Actor;
  /** The whole message, as Slack writes it. */
  readonly said: string;
  readonly channel: ChannelId;
  /** The thread that it was said in; null in the channel itself. */
  readonly threadTs: MessageTs | null;
}

/** @returns undefined when an app said it: nobody waits for an answer. */
export function readMention(body: unknown): Mention | undefined {
  const { team_id: team, event } = Payload.parse(body);
  const { user, bot_id, channel, ts, thread_ts = ts, text } = event;
  return user === undefined || bot_id !== undefined
    ? undefined
    : { actor: { team, user }, said: text, channel, threadTs: thread_ts === ts ? null : thread_ts };
}
