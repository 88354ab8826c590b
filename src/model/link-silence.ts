import type { ChannelId, MessageTs, TeamId } from './slack-ids.ts';

/** A link below which it was shown what the archive says, below which message, and where. */
export interface ShownLink {
  readonly team: TeamId;
  readonly channel: ChannelId;
  /** What the addresses of one article have in common. */
  readonly link: string;
  readonly ts: MessageTs;
}

/** Until then the link is not shown again in that channel. */
export interface LinkSilence extends ShownLink {
  readonly until: Date;
}
