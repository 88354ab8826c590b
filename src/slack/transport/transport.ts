import type { Receiver } from '@slack/bolt';

/** How Slack reaches the app: Bolt's receiver, started and stopped our way. */
export interface Transport {
  readonly receiver: Receiver;
  /**
   * @param signal - gives up; nothing is left open then, and it may be started again.
   * @returns the port it listens on, or null where Slack is called instead.
   */
  start(signal?: AbortSignal): Promise<number | null>;
  /** No further request comes in once it resolves; what came in may still be worked on. */
  stop(): Promise<void>;
  /** Is called when Slack reaches the app again, after events may have been lost. */
  onReturn(listener: () => void): void;
  /** Why Slack cannot reach the app now, in a sentence; null when it can. */
  trouble(): string | null;
}
