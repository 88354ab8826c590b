/** Where events are kept before Slack is told that they arrived. main passes the store. */
export interface Inbox {
  /**
   * Durable when it resolves. `waiting`: known, but not done; `under-way`: another replica is at it;
   * `done`: its listeners have ended well.
   *
   * @param by - who is at it from now on.
   */
  recordEvent(
    id: string,
    body: unknown,
    at: Date,
    by: string,
  ): Promise<'new' | 'waiting' | 'under-way' | 'done'>;
  /** @returns false when it is done, or another replica is at it. */
  claimEvent(id: string, by: string, at: Date): Promise<boolean>;
  finishEvent(id: string, at: Date): Promise<void>;
  failEvent(id: string, reason: string): Promise<void>;
  /** Signed requests that were answered, so that none is played back, by real time. */
  rememberRequest(signature: string, until: Date): Promise<void>;
  /** Whether it may not be played back now, whichever replica answered it. */
  isAnswered(signature: string, now: Date): Promise<boolean>;
  answeredRequests(
    now: Date,
  ): Promise<readonly { readonly signature: string; readonly until: Date }[]>;
  waitingEvents(
    receivedBefore: Date,
    maxAttempts: number,
  ): Promise<readonly { readonly id: string; readonly body: unknown }[]>;
}
