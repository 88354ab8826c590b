import { latest } from '../../model/duration.ts';
import type { ChannelId } from '../../model/slack-ids.ts';

/** When Slack may be asked again: per channel, and for the workspace as a whole. In memory only. */
export interface Throttle {
  /** The earliest instant for a post to this channel. */
  freeAt(channel: ChannelId): Date;
  /** Lets nothing into the channel for so long. */
  holdChannel(channel: ChannelId, until: Date): void;
  /** Lets nothing into the workspace for so long. */
  holdWorkspace(until: Date): void;
}

export function createThrottle(): Throttle {
  const channels = new Map<ChannelId, Date>();
  let workspace = new Date(0);
  return {
    freeAt: (channel) => latest(workspace, channels.get(channel) ?? workspace),
    holdChannel: (channel, until) => {
      channels.set(channel, latest(until, channels.get(channel) ?? until));
    },
    holdWorkspace: (until) => {
      workspace = latest(workspace, until);
    },
  };
}
