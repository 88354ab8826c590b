import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { ChannelId, type UserId } from '../../model/slack-ids.ts';
import { platformCode } from '../transport/platform-code.ts';

const Opened = z.looseObject({ channel: z.looseObject({ id: ChannelId }) });

/**
 * Where a person and the app talk, asked for once; null where the scope `im:write` is missing.
 *
 * @throws what Slack's client throws, for a person who has left as well.
 */
export type DirectRoom = (person: UserId) => Promise<ChannelId | null>;

export function createDirectRoom(client: WebClient): DirectRoom {
  const rooms = new Map<UserId, ChannelId>();
  return async (person) => {
    const known = rooms.get(person);
    if (known !== undefined) {
      return known;
    }
    try {
      const { channel } = Opened.parse(await client.conversations.open({ users: person }));
      rooms.set(person, channel.id);
      return channel.id;
    } catch (error) {
      if (platformCode(error) === 'missing_scope') {
        return null;
      }
      throw error;
    }
  };
}
