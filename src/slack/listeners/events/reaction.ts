import { z } from 'zod';
import type { MessageRef, TeamId } from '../../../model/slack-ids.ts';
import { ChannelId, MessageTs, UserId } from '../../../model/slack-ids.ts';
import { type Person, personOf } from '../../people/person.ts';

const Payload = z.object({
  event: z.object({
    user: UserId,
    reaction: z.string(),
    event_ts: z.coerce.number().positive().optional(),
    // Slack's types say message only; its documents know files too.
    item: z.looseObject({
      type: z.string(),
      channel: ChannelId.optional(),
      ts: MessageTs.optional(),
    }),
  }),
});

/** A person's reaction on a message. */
export interface Reaction {
  readonly actor: Person;
  readonly emoji: string;
  readonly ref: MessageRef;
  /** When it was made, by Slack's clock; events may come late and out of order. */
  readonly at?: Date;
}

/** @returns undefined for a reaction on anything but a message. */
export function readReaction(body: unknown, team: TeamId): Reaction | undefined {
  const { event } = Payload.parse(body);
  const { type, channel, ts } = event.item;
  if (type !== 'message' || channel === undefined || ts === undefined) {
    return undefined;
  }
  return {
    actor: personOf(team, event.user),
    emoji: event.reaction,
    ref: { team, channel, ts },
    ...(event.event_ts === undefined ? {} : { at: new Date(event.event_ts * 1000) }),
  };
}
