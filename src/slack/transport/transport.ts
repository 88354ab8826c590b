import type { Receiver } from '@slack/bolt';

/** How Slack reaches the app: Bolt's receiver, started and stopped our way. */
export interface Transport {
  readonly receiver: Receiver;
  /** @returns the port it listens on, or null where Slack is called instead. */
  start(): Promise<number | null>;
  /** No further request comes in once it resolves; what came in may still be worked on. */
  stop(): Promise<void>;
  /** Whether Slack can reach the app now. */
  ready(): boolean;
}
