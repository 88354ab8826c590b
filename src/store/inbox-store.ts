/**
 * Where an event of Slack's stands: stored before it is answered, done when its listeners ended well.
 * `under-way`: another replica, which lives, is at it.
 */
export type InboxState = 'new' | 'waiting' | 'under-way' | 'done';

export interface InboxEvent {
  readonly id: string;
  readonly body: unknown;
  readonly receivedAt: Date;
  readonly attempts: number;
}

export interface AnsweredRequest {
  readonly signature: string;
  readonly until: Date;
}

export interface InboxStore {
  /**
   * Durable when it resolves.
   *
   * @param by - the replica that is at it from now on, unless it is done or under way. Default: nobody.
   * @returns `new` for an event that was not known.
   */
  recordEvent(id: string, body: unknown, at: Date, by?: string): Promise<InboxState>;
  /** Takes an event that waits. @returns false when it is done, or another replica is at it. */
  claimEvent(id: string, by: string, at: Date): Promise<boolean>;
  finishEvent(id: string, at: Date): Promise<void>;
  /** It waits, and whoever comes first has it. */
  failEvent(id: string, reason: string): Promise<void>;
  /** Events that are waiting since before `receivedBefore` and failed fewer than `maxAttempts` times. */
  waitingEvents(receivedBefore: Date, maxAttempts: number): Promise<readonly InboxEvent[]>;
  /** Remembers that a signed request was answered; it must not be played back before `until`. */
  rememberRequest(signature: string, until: Date): Promise<void>;
  /** Whether it may not be played back now, whichever replica answered it. */
  isAnswered(signature: string, now: Date): Promise<boolean>;
  /** The signatures that may not be played back now; older ones are forgotten. */
  answeredRequests(now: Date): Promise<readonly AnsweredRequest[]>;
}
