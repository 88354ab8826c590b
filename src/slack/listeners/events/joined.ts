import { z } from 'zod';
import { ChannelId, type TeamId } from '../../../model/slack-ids.ts';

const Payload = z.object({
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
export function readJoined(body: unknown, team: TeamId): Joined {
  const { event_time, event } = Payload.parse(body);
  return { team, user: event.user, channel: event.channel, at: new Date(event_time * 1000) };
}
