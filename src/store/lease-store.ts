/** Begins the name of the lease by which a replica shows the others that it lives. */
export const REPLICA = 'replica:';

export type LeaseOutcome =
  /** @param since - when this owner took it; another instant than before where it had run out meanwhile. */
  | { readonly kind: 'held'; readonly since: Date }
  | {
      readonly kind: 'busy';
      readonly owner: string;
      readonly since: Date;
      readonly until: Date;
    };

export interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly since: Date;
  readonly until: Date;
}

/** One at a time: who writes to a file, or does a job. */
export interface LeaseStore {
  /** Takes or renews the lease; `busy` while another owner's has not run out. */
  holdLease(name: string, owner: string, now: Date, ttlMs: number): Promise<LeaseOutcome>;
  releaseLease(name: string, owner: string): Promise<void>;
  /** Those that begin so and have not run out, by name. */
  leases(beginning: string, now: Date): Promise<readonly Lease[]>;
}
