/** Where events are kept before Slack is told that they arrived. main passes the store. */
export interface Inbox {
  /** Durable when it resolves. `waiting`: known, but not done; `done`: its listeners have ended well. */
  recordEvent(id: string, body: unknown, at: Date): Promise<'new' | 'waiting' | 'done'>;
  finishEvent(id: string, at: Date): Promise<void>;
  failEvent(id: string, reason: string): Promise<void>;
  /** Signed requests that were answered, so that none is played back, by real time. */
  rememberRequest(signature: string, until: Date): Promise<void>;
  answeredRequests(
    now: Date,
  ): Promise<readonly { readonly signature: string; readonly until: Date }[]>;
  waitingEvents(
    receivedBefore: Date,
    maxAttempts: number,
  ): Promise<readonly { readonly id: string; readonly body: unknown }[]>;
}
