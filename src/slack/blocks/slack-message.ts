import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/** What one message says: blocks to see, and the same in short for screen readers and notifications. */
export interface SlackMessage {
  /** Escaped already. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Slack's view types let any block in; ours hold known ones, so that limits can be checked. */
export type SlackModal = ModalView & { readonly blocks: KnownBlock[] };
export type SlackHome = HomeView & { readonly blocks: KnownBlock[] };
