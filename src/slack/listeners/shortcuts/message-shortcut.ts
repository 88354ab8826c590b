import { z } from 'zod';
import { ChannelId, MessageTs, UserId } from '../../../model/slack-ids.ts';
import { MessageContent, messageText } from '../../markup/message-text.ts';
import { type Person, personOf } from '../../people/person.ts';
import type { Here } from '../here.ts';
import { type Answering, answering } from '../tell-privately.ts';

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  channel: z.object({ id: ChannelId }),
  message: MessageContent.extend({ ts: MessageTs, thread_ts: MessageTs.optional() }),
  response_url: z.string(),
});

/** A shortcut in a message's menu. */
export interface MessageShortcut extends Answering {
  readonly actor: Person;
  readonly channel: ChannelId;
  /** The message itself. */
  readonly ts: MessageTs;
  /** The thread that the message stands in, when it is a reply. */
  readonly threadTs: MessageTs | null;
  /** Everything that the message shows, in Slack's markup. */
  readonly said: string;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readMessageShortcut(body: unknown, here: Here): MessageShortcut {
  const { team, enterprise, user, channel, message, response_url } = Payload.parse(body);
  const { ts, thread_ts = ts } = message;
  return {
    actor: personOf(here.team, user.id, user.team_id ?? team?.id, enterprise?.id),
    channel: channel.id,
    ts,
    threadTs: thread_ts === ts ? null : thread_ts,
    said: messageText(message),
    ...answering(response_url, here),
  };
}
