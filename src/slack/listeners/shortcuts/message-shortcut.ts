import { z } from 'zod';
import { type Actor, ChannelId, MessageTs, TeamId, UserId } from '../../../model/slack-ids.ts';

const Payload = z.object({
  team: z.object({ id: TeamId }).nullish(),
  user: z.object({ id: UserId, team_id: TeamId.optional() }),
  channel: z.object({ id: ChannelId }),
  message: z.object({
    ts: MessageTs,
    thread_ts: MessageTs.optional(),
    text: z.string().default(''),
  }),
  response_url: z.string(),
});

/** A shortcut in a message's menu. */
export interface MessageShortcut {
  readonly actor: Actor;
  readonly channel: ChannelId;
  /** The thread that the message stands in, when it is a reply. */
  readonly threadTs: MessageTs | null;
  /** What the message says, as Slack writes it. */
  readonly said: string;
  readonly responseUrl: string;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readMessageShortcut(body: unknown): MessageShortcut {
  const { team, user, channel, message, response_url } = Payload.parse(body);
  const { ts, thread_ts = ts, text } = message;
  return {
    actor: { team: TeamId.parse(team?.id ?? user.team_id), user: user.id },
    channel: channel.id,
    threadTs: thread_ts === ts ? null : thread_ts,
    said: text,
    responseUrl: response_url,
  };
}
