/** Where events are kept before Slack is told that they arrived. main passes the store. */
export interface Inbox {
  /** Durable when it resolves. `waiting`: known, but not done; `done`: its listeners have ended well. */
  recordEvent(id: string, body: unknown, at: Date): Promise<'new' | 'waiting' | 'done'>;
  finishEvent(id: string, at: Date): Promise<void>;
  failEvent(id: string, reason: string): Promise<void>;
  waitingEvents(
    receivedBefore: Date,
    maxAttempts: number,
  ): Promise<readonly { readonly id: string; readonly body: unknown }[]>;
}
