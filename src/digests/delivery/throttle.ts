import { earliest, later, latest } from '../../model/duration.ts';
import type { ChannelId } from '../../model/slack-ids.ts';

/** What Slack counts by itself: posts, reading messages again, and looking channels up. */
export type CallKind = 'post' | 'look-up' | 'find-channel';

/** When Slack may be asked again: per channel, per kind of call, and for the workspace. In memory only. */
export interface Throttle {
  /** The earliest instant for a call of this kind; of a post, to this channel. */
  freeAt(call: CallKind, channel: ChannelId | null, now: Date): Date;
  /** Counts a post that is about to be made. */
  posted(now: Date): void;
  /** Lets no post into the channel for so long. */
  holdChannel(channel: ChannelId, until: Date): void;
  /**
   * Slack asked to wait with a post. One channel alone may be too busy, so the others go on; when
   * a second channel is told the same meanwhile, it is the method, and all of them wait.
   */
  limited(channel: ChannelId, now: Date, until: Date): void;
  /** Lets no call of this kind through for so long. */
  hold(call: CallKind, until: Date): void;
  /** Lets nothing into the workspace for so long. */
  holdWorkspace(until: Date): void;
}

/**
 * Slack takes "several hundred" posts a minute in a workspace: ten a second, after a burst of 400.
 * 200 digests of eleven messages then take three minutes, in which none of them is refused.
 */
const POSTS_PER_SECOND = 10;
const BURST = 400;
const POST_MS = 1000 / POSTS_PER_SECOND;

const LONG_AGO = new Date(0);

export function createThrottle(): Throttle {
  const channels = new Map<ChannelId, Date>();
  const calls = new Map<CallKind, Date>();
  const limitedUntil = new Map<ChannelId, Date>();
  let workspace = LONG_AGO;
  /** When the bucket would be full again, if nothing more were posted. */
  let fullAt = LONG_AGO;
  const hold = <Key>(held: Map<Key, Date>, key: Key, until: Date) => {
    held.set(key, latest(until, held.get(key) ?? until));
  };
  return {
    freeAt: (call, channel, now) => {
      const ofCall = latest(workspace, calls.get(call) ?? LONG_AGO);
      if (call !== 'post') {
        return ofCall;
      }
      const bucketAt = later(fullAt, -(BURST - 1) * POST_MS);
      const ofChannel = channel === null ? LONG_AGO : (channels.get(channel) ?? LONG_AGO);
      return bucketAt > now ? latest(ofCall, ofChannel, bucketAt) : latest(ofCall, ofChannel);
    },
    posted: (now) => {
      fullAt = later(latest(now, fullAt), POST_MS);
    },
    holdChannel: (channel, until) => hold(channels, channel, until),
    limited: (channel, now, until) => {
      hold(channels, channel, until);
      limitedUntil.set(channel, until);
      const others = [...limitedUntil].filter(([one, end]) => one !== channel && end > now);
      if (others.length > 0) {
        hold(calls, 'post', earliest(until, ...others.map(([, end]) => end)));
      }
    },
    hold: (call, until) => hold(calls, call, until),
    holdWorkspace: (until) => {
      workspace = latest(workspace, until);
    },
  };
}
