import { z } from 'zod';
import { type Actor, ChannelId, MessageTs, TeamId, UserId } from '../../model/slack-ids.ts';

const Payload = z.object({
  team: z.object({ id: TeamId }).nullish(),
  user: z.object({ id: UserId, team_id: TeamId.optional() }),
  channel: z.object({ id: ChannelId }).optional(),
  container: z
    .object({
      message_ts: MessageTs.optional(),
      thread_ts: MessageTs.optional(),
      is_ephemeral: z.boolean().default(false),
    })
    .optional(),
  message: z.object({ thread_ts: MessageTs.optional() }).optional(),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  actions: z.tuple([z.object({ value: z.string().optional() })]),
});

/** A click on a button. */
export interface Click {
  readonly actor: Actor;
  readonly triggerId: string;
  /** What the button carried; see blocks/action-values.ts. */
  readonly value: string | undefined;
  /** Null on the Home tab and in a modal. */
  readonly channel: ChannelId | null;
  /** The message that holds the button, when others see it too. */
  readonly publicTs: MessageTs | null;
  /** The thread that the message stands in, when it is a reply. */
  readonly threadTs: MessageTs | null;
  readonly responseUrl: string | null;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readClick(body: unknown): Click {
  const payload = Payload.parse(body);
  const { container, message, user } = payload;
  const messageTs = container?.message_ts ?? null;
  const threadTs = container?.thread_ts ?? message?.thread_ts ?? null;
  return {
    actor: { team: TeamId.parse(payload.team?.id ?? user.team_id), user: user.id },
    triggerId: payload.trigger_id,
    value: payload.actions[0].value,
    channel: payload.channel?.id ?? null,
    publicTs: container?.is_ephemeral === false ? messageTs : null,
    threadTs: threadTs === messageTs ? null : threadTs,
    responseUrl: payload.response_url ?? null,
  };
}
