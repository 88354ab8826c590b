export type LeaseOutcome =
  | { readonly kind: 'held' }
  | { readonly kind: 'busy'; readonly owner: string; readonly since: Date };

/** One writer at a time. */
export interface LeaseStore {
  /** Takes or renews the lease; `busy` while another owner's has not run out. */
  holdLease(name: string, owner: string, now: Date, ttlMs: number): Promise<LeaseOutcome>;
  releaseLease(name: string, owner: string): Promise<void>;
}
