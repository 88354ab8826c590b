import { z } from 'zod';
import { ChannelId, TeamId } from '../../../model/slack-ids.ts';

const Payload = z.object({
  team_id: TeamId,
  event_time: z.number().positive(),
  event: z.object({ user: z.string(), channel: ChannelId }),
});

/** Somebody came into a channel that the app is in; the app itself as well. */
export interface Joined {
  readonly team: TeamId;
  readonly user: string;
  readonly channel: ChannelId;
  readonly at: Date;
}

/** @throws {z.ZodError} when Slack's event is not what its documents say. */
export function readJoined(body: unknown): Joined {
  const { team_id: team, event_time, event } = Payload.parse(body);
  return { team, user: event.user, channel: event.channel, at: new Date(event_time * 1000) };
}
