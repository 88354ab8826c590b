import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Digests } from '../../../digests/digests.ts';
import type { DigestInfo } from '../../../digests/outcome.ts';
import { DAY_MS } from '../../../model/duration.ts';
import type { ChannelId } from '../../../model/slack-ids.ts';
import type { Review } from '../../../review/review.ts';
import { withinLimits } from '../../blocks/check-limits.ts';
import { welcomeMessage } from '../../blocks/home/welcome.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import { DELIVERY_EVENT } from '../../posting/delivery-metadata.ts';
import { createFindOwnMessages, foundWith } from '../../posting/find-own-messages.ts';
import type { Identity } from '../../transport/own-identity.ts';
import { unlessRefused } from '../../transport/platform-code.ts';
import type { Joined } from './joined.ts';

/** What a welcome is called in its metadata. */
const WELCOME = 'welcome';
/** A welcome is not repeated within this time, however often the app is invited. */

/** The app has left again: there is nobody to welcome. */
const LEFT = ['not_in_channel', 'channel_not_found', 'is_archived'];

const Info = z.object({ channel: z.looseObject({ name: z.string().optional() }) });

/** Whether the channel has its welcome could not be seen; Slack's event is worked off again later. */
class WelcomeLookupError extends Error {
  readonly code = 'welcome_lookup_failed';

  constructor(reason: string) {
    super(`Whether the channel was welcomed already could not be seen: ${reason}`);
    this.name = 'WelcomeLookupError';
  }
}

export interface WelcomeDeps {
  readonly digests: Pick<Digests, 'list'>;
  readonly review: Pick<Review, 'flagEmoji'>;
}

/**
 * The app came into a channel: it says who it is. An event may come twice,
 * and a post whose answer was lost may have arrived, so the channel itself is
 * asked whether the welcome is there.
 */
export function createWelcome({ digests, review }: WelcomeDeps) {
  return async ({ channel, at }: Joined, identity: Identity, client: WebClient): Promise<void> => {
    await unlessRefused(async () => {
      const { name } = Info.parse(await client.conversations.info({ channel })).channel;
      const since = new Date(at.getTime() - DAY_MS);
      const request = { channel, threadTs: null, since, eventType: DELIVERY_EVENT };
      const own = await createFindOwnMessages(client)(identity, request);
      const earlier = foundWith(own, 'delivery_id', WELCOME);
      if (earlier.kind === 'failed' || earlier.kind === 'limited') {
        throw new WelcomeLookupError(earlier.kind === 'failed' ? earlier.reason : 'rate limited');
      }
      if (earlier.kind === 'absent') {
        const { digests: known } = await digests.list();
        const digest = nextDigest(known, channel, name);
        await post(client, channel, welcomeMessage(digest, review.flagEmoji));
      }
    }, LEFT);
  };
}

async function post(client: WebClient, channel: ChannelId, welcome: SlackMessage) {
  const { text, blocks } = withinLimits(welcome);
  await client.chat.postMessage({
    channel,
    text,
    blocks,
    metadata: {
      event_type: DELIVERY_EVENT,
      event_payload: { run_id: WELCOME, delivery_id: WELCOME },
    },
    unfurl_links: false,
    unfurl_media: false,
  });
}

/** The digest that posts to this channel next. */
function nextDigest(
  digests: readonly DigestInfo[],
  channel: ChannelId,
  name: string | undefined,
): DigestInfo | undefined {
  const dueAt = ({ nextRunAt }: DigestInfo) => nextRunAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return digests
    .filter(({ definition }) => [channel, `#${name}`].includes(definition.channel))
    .toSorted((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1))[0];
}
