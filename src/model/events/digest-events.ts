/** A run of a digest, as events name it. */
interface OfRun {
  readonly digest: string;
  readonly run: string;
}

/** One message of a run. */
interface OfDelivery extends OfRun {
  readonly delivery: string;
  /** As the definition names it. */
  readonly channel: string;
}

/** What planning and posting digests report. */
export interface DigestEvents {
  'definition-rejected': {
    readonly file: string;
    readonly line: number | null;
    readonly problem: string;
  };
  'run-planned': OfRun & {
    readonly slot: string;
    readonly entries: number;
    /** Slots that this run stands for; more than one after a downtime. */
    readonly slots: number;
    readonly lateMs: number;
  };
  /** Not posted at all: its slot is longer ago than its grace. The next run covers these days. */
  'run-missed': { readonly digest: string; readonly slot: string; readonly from: Date };
  /** What of the digest stood in the channel already was taken over, or is not posted again. */
  'run-adopted': OfRun & { readonly messages: number };
  /** Pages that a database from before them took for new are as old as the messages of them. */
  'arrivals-recalled': { readonly digest: string; readonly pages: number };
  'recall-failed': { readonly digest: string; readonly reason: string };
  'adoption-failed': OfRun & { readonly reason: string };
  /** Its query can match nothing in this archive. */
  'query-unreadable': { readonly digest: string; readonly problem: string };
  'run-ended': OfRun & { readonly state: string };
  /** Its time was over before Slack had taken all of it. */
  'run-expired': OfRun;
  'planning-failed': { readonly digest: string; readonly error: unknown };
  /** The clock was set back behind the last run; the digest waits for its next slot. */
  'clock-set-back': { readonly digest: string; readonly plannedAt: Date };
  /** Beside the facts of the run, where the failure was one run's. */
  'posting-failed': { readonly digest?: string; readonly run?: string; readonly error: unknown };
  'channel-not-found': { readonly digest: string; readonly channel: string };
  'channel-lookup-failed': {
    readonly digest: string;
    readonly channel: string;
    readonly reason: string;
  };
  'delivery-sent': OfDelivery;
  /** Slack asked to wait; the message is posted then. */
  'delivery-limited': OfDelivery & { readonly until: Date };
  /** Nothing of it left, as this replica slept or lost the channel; it is posted in its turn. */
  'delivery-withheld': OfDelivery;
  /** Slack left it open whether it took the message; it is looked up before it is posted again. */
  'delivery-unknown': OfDelivery & { readonly reason: string };
  'delivery-refused': OfDelivery & {
    readonly code: string;
    /** How far the refusal reaches: this message or everything in its channel. */
    readonly scope: string;
  };
  /** A message of the run has been in doubt, or refused for a time, for a quarter of an hour. */
  'delivery-stuck': {
    readonly digest: string;
    readonly run: string;
    readonly channel: string;
    readonly reason: string | null;
  };
  /** Slack refuses the app as a whole, so nothing is posted for a while. */
  'posting-paused': OfDelivery & { readonly code: string; readonly until: Date };
  /** The message was posted twice; the younger one is deleted. */
  'delivery-doubled': OfDelivery;
  'delivery-lookup-failed': OfDelivery & {
    readonly reason: string;
    /** In doubt for so long that a person should look. */
    readonly isStuck: boolean;
  };
  'doubles-removed': { readonly run: string; readonly removed: number };
  'doubles-lookup-failed': { readonly run: string; readonly error: unknown };
  /** A message of ours breaks Slack's limits; a fault of the program. */
  'message-over-limits': { readonly delivery: string; readonly error: unknown };
}
