import { z } from 'zod';

/** Slack's own identifiers, kept apart by brand so that a channel never stands where a person should. */
export const TeamId = z.string().min(1).brand<'TeamId'>();
export type TeamId = z.infer<typeof TeamId>;

export const ChannelId = z.string().min(1).brand<'ChannelId'>();
export type ChannelId = z.infer<typeof ChannelId>;

export const UserId = z.string().min(1).brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

/** Slack's message timestamp, unique within its channel: `1758700800.000100`. */
export const MessageTs = z.string().min(1).brand<'MessageTs'>();
export type MessageTs = z.infer<typeof MessageTs>;

/** One message in one workspace. */
export const MessageRef = z.object({ team: TeamId, channel: ChannelId, ts: MessageTs });
export type MessageRef = z.infer<typeof MessageRef>;

/** Who does something, as Slack's signed request named them. */
export interface Actor {
  readonly team: TeamId;
  readonly user: UserId;
}
