import type { Message, Snapshot } from '../../page-protocol.ts';
import { type Asked, nothingAsked } from './asked.ts';
import type { Notice } from './notice.ts';

/** What the page shows, beyond what the workspace says. */
export interface PageState {
  /** Null until the first answer of the workspace. */
  readonly snapshot: Snapshot | null;
  readonly connection: 'connecting' | 'live' | 'lost';
  readonly channel: string | null;
  /** The parent's ts of the thread in the side pane. */
  readonly thread: string | null;
  /** Which tool stands beside the conversation. */
  readonly tool: 'wire' | 'weather' | null;
  /** The sidebar on a narrow screen. */
  readonly drawer: boolean;
  readonly notices: readonly Notice[];
  /** Real milliseconds at which the workspace told its clock. */
  readonly clockHeardAt: number;
  readonly asked: Asked;
  /** Messages that were unread when the channel was opened, for the "New" line. */
  readonly unreadAtOpening: number;
}

export const initialState: PageState = {
  snapshot: null,
  connection: 'connecting',
  channel: null,
  thread: null,
  tool: null,
  drawer: false,
  notices: [],
  clockHeardAt: 0,
  asked: nothingAsked,
  unreadAtOpening: 0,
};

/** Where the page opens: what the address says, else #foresight, else the first channel. */
export function openingChannel(snapshot: Snapshot, wanted: string | null): string | null {
  const { channels } = snapshot;
  const open =
    channels.find(({ id }) => id === wanted) ??
    channels.find(({ kind, name }) => kind === 'channel' && name === 'foresight') ??
    channels[0];
  return open?.id ?? null;
}

/** The workspace's time, in milliseconds since the epoch, as far as the page knows it. */
export function workspaceNow(state: PageState): number {
  if (state.snapshot === null) {
    return Date.now();
  }
  const heard = new Date(state.snapshot.clock.now).getTime();
  return heard + (performance.now() - state.clockHeardAt);
}

/** Top-level messages of a channel, oldest first. */
export function channelMessages(messages: readonly Message[], channel: string): readonly Message[] {
  return messages.filter((message) => message.channel === channel && message.threadTs === null);
}

/** A thread's parent and replies, oldest first. */
export function threadMessages(
  messages: readonly Message[],
  channel: string,
  threadTs: string,
): readonly Message[] {
  return messages.filter(
    (message) =>
      message.channel === channel && (message.ts === threadTs || message.threadTs === threadTs),
  );
}
