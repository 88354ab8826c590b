import { z } from 'zod';
import { type Actor, ChannelId, TeamId, UserId } from '../../model/slack-ids.ts';

const Payload = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: TeamId,
  user_id: UserId,
  channel_id: ChannelId,
  response_url: z.string(),
});

/** A slash command as it was typed. */
export interface Command {
  readonly command: string;
  readonly text: string;
  readonly actor: Actor;
  readonly channel: ChannelId;
  readonly responseUrl: string;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readCommand(body: unknown): Command {
  const { command, text, team_id, user_id, channel_id, response_url } = Payload.parse(body);
  return {
    command,
    text: text.trim(),
    actor: { team: team_id, user: user_id },
    channel: channel_id,
    responseUrl: response_url,
  };
}
