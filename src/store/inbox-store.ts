/** Where an event of Slack's stands: stored before it is answered, done when its listeners ended well. */
export type InboxState = 'new' | 'waiting' | 'done';

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
  /** Durable when it resolves. @returns `new` for an event that was not known. */
  recordEvent(id: string, body: unknown, at: Date): Promise<InboxState>;
  finishEvent(id: string, at: Date): Promise<void>;
  failEvent(id: string, reason: string): Promise<void>;
  /** Events that are waiting since before `receivedBefore` and failed fewer than `maxAttempts` times. */
  waitingEvents(receivedBefore: Date, maxAttempts: number): Promise<readonly InboxEvent[]>;
  /** Remembers that a signed request was answered; it must not be played back before `until`. */
  rememberRequest(signature: string, until: Date): Promise<void>;
  /** The signatures that may not be played back now; older ones are forgotten. */
  answeredRequests(now: Date): Promise<readonly AnsweredRequest[]>;
}
