import type { WebClient } from '@slack/web-api';
import type { Events } from '../../model/events/events.ts';
import type { ChannelId, MessageTs } from '../../model/slack-ids.ts';
import { withinLimits } from '../blocks/check-limits.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { platformCode, unlessRefused } from '../transport/platform-code.ts';

/** The message or the link in it is gone, or the app is. */
const NOTHING_LEFT = [
  'cannot_find_message',
  'cannot_unfurl_message',
  'cannot_unfurl_url',
  'channel_not_found',
  'is_archived',
  'message_not_found',
  'not_in_channel',
];

export type ShowBelowLinks = (
  client: WebClient,
  place: { readonly channel: ChannelId; readonly ts: MessageTs },
  /** By the address of the link, as it was shared. */
  unfurls: ReadonlyMap<string, SlackMessage>,
) => Promise<void>;

/** Builds what shows something below links of somebody's message. A missing scope is told of, once, by its name. */
export function createShowBelowLinks({ events }: { readonly events: Events }): ShowBelowLinks {
  let isScopeTold = false;
  return async (client, { channel, ts }, unfurls) => {
    const shown = Object.fromEntries(
      [...unfurls].map(([url, message]) => {
        const { text, blocks } = withinLimits(message);
        return [url, { fallback: text, blocks: [...blocks] }];
      }),
    );
    try {
      await unlessRefused(() => client.chat.unfurl({ channel, ts, unfurls: shown }), NOTHING_LEFT);
    } catch (error) {
      if (platformCode(error) !== 'missing_scope') {
        throw error;
      }
      if (!isScopeTold) {
        isScopeTold = true;
        events.emit('scope-missing', {
          scope: 'links:write',
          feature: 'showing what the archive says of shared links',
        });
      }
    }
  };
}
