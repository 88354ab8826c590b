/** What `doctor` found at one place. */
export interface Finding {
  /** What was looked at, a stable word for programs: `bot-token`, `digest-channel`. */
  readonly check: string;
  /** `unknown`: it could not be looked at; whatever keeps it from that is a finding of its own. */
  readonly state: 'well' | 'warning' | 'trouble' | 'unknown';
  /** What is so, in a few words; never a secret. */
  readonly symptom: string;
  readonly cause?: string;
  /** What to do. */
  readonly remedy?: string;
}
