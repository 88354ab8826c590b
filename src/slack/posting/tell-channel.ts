import type { WebClient } from '@slack/web-api';
import { isPerson } from '../../model/digest-definition.ts';
import type { Events } from '../../model/events/events.ts';
import type { MadeDigest } from '../../model/made-digest.ts';
import { ChannelId } from '../../model/slack-ids.ts';
import { type ChannelNews, channelNewsMessage } from '../blocks/wish/channel-news.ts';
import { postPublicly } from './post-publicly.ts';

/**
 * Tells a channel who set its digest up, changed or paused it; nobody of an alert. What Slack does
 * not take is reported: the change itself stands.
 */
export type TellChannel = (client: WebClient, made: MadeDigest, news: ChannelNews) => Promise<void>;

export function createTellChannel({ events }: { readonly events: Events }): TellChannel {
  return async (client, made, news) => {
    const { channel, name } = made.definition;
    const message = channelNewsMessage(made, news);
    if (isPerson(channel) || message === null) {
      return;
    }
    try {
      await postPublicly(client, { channel: ChannelId.parse(channel), threadTs: null }, message);
    } catch (error) {
      events.emit('channel-untold', { digest: name, error });
    }
  };
}
