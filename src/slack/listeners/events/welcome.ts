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
import { deliveryMetadata } from '../../posting/delivery-metadata.ts';
import { findDelivery } from '../../posting/find-delivery.ts';
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
      const request = { channel, threadTs: null, deliveryId: WELCOME, since };
      const earlier = await findDelivery(client, identity, request);
      if (earlier.kind === 'failed') {
        throw new WelcomeLookupError(earlier.reason);
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
    metadata: deliveryMetadata(WELCOME, WELCOME),
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
