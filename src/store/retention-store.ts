/** What is kept for a time only. Runs, their items and reasons, flags and decisions are never dropped. */
export interface RetentionStore {
  /** Drops result lists, events that are worked off, the words of notices that were told, shares never heard of again, and names of people whom nothing names. */
  dropPast(before: Date): Promise<{
    readonly lists: number;
    readonly events: number;
    readonly notices: number;
  }>;
}
