import type { Digests } from '../../digests/digests.ts';
import { isPerson } from '../../model/digest/digest-definition.ts';
import type { Actor, ChannelId } from '../../model/slack-ids.ts';
import { type ChannelSight, canRead } from './channel-sight.ts';

/** Who wants to see a run, and where they clicked; null on the Home tab and in windows. */
export interface RunSeeker {
  readonly actor: Actor;
  readonly channel: ChannelId | null;
}

/**
 * Whether somebody may see what a run posted: where it was posted, in their own direct messages, or
 * where they can read its channel. Its id stands in the message, which says it to every app.
 */
export type SeesRun = (seeker: RunSeeker, runId: string) => Promise<boolean>;

export function createSeesRun({
  digests,
  channelSight,
}: {
  readonly digests: Pick<Digests, 'sentRun'>;
  readonly channelSight: ChannelSight;
}): SeesRun {
  return async ({ actor, channel: clickedIn }, runId) => {
    const { channel, channelId } = (await digests.sentRun(runId))?.record.run ?? {};
    if (channel === undefined || (channelId !== null && channelId === clickedIn)) {
      return true;
    }
    if (isPerson(channel)) {
      return channel === actor.user;
    }
    return channelId == null || (await canRead(channelSight, actor.user, channelId));
  };
}
