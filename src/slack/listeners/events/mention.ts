import { z } from 'zod';
import { ChannelId, MessageTs, type TeamId } from '../../../model/slack-ids.ts';
import { type Person, personOf } from '../../people/person.ts';

const Payload = z.object({
  event_time: z.number().positive().optional(),
  event: z.object({
    user: z.string().nullish(),
    bot_id: z.string().nullish(),
    user_team: z.string().nullish(),
    team: z.string().nullish(),
    channel: ChannelId,
    ts: MessageTs,
    thread_ts: MessageTs.nullish(),
    text: z.string().nullish(),
  }),
});

/** The app was mentioned. */
export interface Mention {
  /** Null when an app or a workflow said it. */
  readonly actor: Person | null;
  /** The whole message, as Slack writes it. */
  readonly said: string;
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  /** The thread that it was said in; null in the channel itself. */
  readonly threadTs: MessageTs | null;
}

/** @throws {z.ZodError} when Slack's event is not what its documents say. */
export function readMention(body: unknown, here: TeamId): Mention {
  const { event } = Payload.parse(body);
  const { user, bot_id, user_team, team, channel, ts, thread_ts, text } = event;
  return {
    actor: user == null || bot_id != null ? null : personOf(here, user, user_team ?? team),
    said: text ?? '',
    channel,
    ts,
    threadTs: thread_ts == null || thread_ts === ts ? null : thread_ts,
  };
}
