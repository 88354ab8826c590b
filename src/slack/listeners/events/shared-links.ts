import { z } from 'zod';
import { ChannelId, MessageTs, type TeamId } from '../../../model/slack-ids.ts';
import { type Person, personOf } from '../../people/person.ts';

const Payload = z.object({
  is_ext_shared_channel: z.boolean().nullish(),
  event: z.object({
    user: z.string().nullish(),
    bot_id: z.string().nullish(),
    source: z.string().nullish(),
    channel: z.string(),
    message_ts: z.string(),
    links: z.array(z.object({ url: z.string() })),
  }),
});

/** Somebody shared links in a message. */
export interface SharedLinks {
  readonly actor: Person;
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  /** In the order of the message. */
  readonly urls: readonly string[];
}

/**
 * @returns undefined for links that are still being typed, in a channel that another organisation
 *   reads too, or said by no person.
 */
export function readSharedLinks(body: unknown, here: TeamId): SharedLinks | undefined {
  const { is_ext_shared_channel: isShared, event } = Payload.parse(body);
  const { user, bot_id, source, links } = event;
  const channel = ChannelId.safeParse(event.channel).data;
  const ts = MessageTs.safeParse(event.message_ts).data;
  const isSpoken = source !== 'composer' && user != null && bot_id == null;
  if (!isSpoken || isShared === true || channel === undefined || ts === undefined) {
    return undefined;
  }
  return { actor: personOf(here, user), channel, ts, urls: links.map(({ url }) => url) };
}
