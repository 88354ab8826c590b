import { z } from 'zod';
import { ChannelId, MessageTs, type TeamId } from '../../../model/slack-ids.ts';
import { type Person, personOf } from '../../people/person.ts';

const Payload = z.object({
  event: z.object({
    channel_type: z.string().nullish(),
    subtype: z.string().nullish(),
    bot_id: z.string().nullish(),
    user: z.string().nullish(),
    user_team: z.string().nullish(),
    team: z.string().nullish(),
    channel: ChannelId,
    ts: MessageTs,
    thread_ts: MessageTs.nullish(),
    text: z.string().nullish(),
  }),
});

/** Somebody wrote to the app alone. */
export interface DirectMessage {
  readonly actor: Person;
  /** As Slack writes it. */
  readonly said: string;
  readonly channel: ChannelId;
  /** Null outside threads. */
  readonly threadTs: MessageTs | null;
}

/** What is written with a picture is a message too; edits, deletions and the like are none. */
const SPOKEN = [null, undefined, 'file_share', 'thread_broadcast'];

/** @returns undefined for what no person says to the app alone. */
export function readDirectMessage(body: unknown, here: TeamId): DirectMessage | undefined {
  const { event } = Payload.parse(body);
  const { channel_type, subtype, bot_id, user, user_team, team, channel, ts, thread_ts } = event;
  if (channel_type !== 'im' || !SPOKEN.includes(subtype) || bot_id != null || user == null) {
    return undefined;
  }
  return {
    actor: personOf(here, user, user_team ?? team),
    said: event.text ?? '',
    channel,
    threadTs: thread_ts == null || thread_ts === ts ? null : thread_ts,
  };
}
